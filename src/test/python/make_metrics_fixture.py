#!/usr/bin/env python3
"""Writes src/test/resources/evaluate/metrics.json: maps, ground truth and the metrics that numpy finds.

Written from the cited formulas (ZoeDepth misc.py, Marigold metric.py, Depth-Anything-V2 metric.py, Metric3D avg_meter.py,
UniDepth evaluation_depth.py, Depth Pro boundary_metrics.py, Boosting Monocular Depth D3R.m), not from Fathom's code. Needs numpy 2 and scipy. Run it from
the project's root.
"""
import json
import pathlib

import numpy as np
import scipy.stats

RANGES = {"generic": (1e-3, 1000.0), "nyu": (1e-3, 10.0), "kitti": (1e-3, 80.0), "diode": (0.6, 350.0)}


def crop_mask(protocol, h, w):
    m = np.zeros((h, w), bool)
    if protocol == "nyu":
        m[45:471, 41:601] = True
    elif protocol in ("kitti", "garg"):
        m[int(0.40810811 * h) : int(0.99189189 * h), int(0.03594771 * w) : int(0.96405229 * w)] = True
    elif protocol == "eigen-kitti":
        m[int(0.3324324 * h) : int(0.91351351 * h), int(0.0359477 * w) : int(0.96405229 * w)] = True
    else:
        m[:] = True
    return m


def resize_aligned(a, h, w):
    """torch's bilinear with align_corners=True."""
    if a.shape == (h, w):
        return a
    ys = np.arange(h) * ((a.shape[0] - 1) / (h - 1))
    xs = np.arange(w) * ((a.shape[1] - 1) / (w - 1))
    y0, x0 = np.minimum(ys.astype(int), a.shape[0] - 2), np.minimum(xs.astype(int), a.shape[1] - 2)
    fy, fx = (ys - y0)[:, None], (xs - x0)[None]
    g = lambda dy, dx: a[np.ix_(y0 + dy, x0 + dx)]
    return (g(0, 0) * (1 - fx) + g(0, 1) * fx) * (1 - fy) + (g(1, 0) * (1 - fx) + g(1, 1) * fx) * fy


def lstsq(x, y):
    return np.linalg.lstsq(np.stack([x, np.ones_like(x)], 1), y, rcond=None)[0]


def align(pred, kind, gt, valid, how):
    """The prediction in metres, not clamped yet."""
    disparity = kind == "relative-disparity"
    with np.errstate(all="ignore"):
        if how == "none":
            return pred
        depth = np.where(pred > 0, 1 / pred, np.inf) if disparity else pred
        if how == "median":
            ok = valid & np.isfinite(depth)
            return depth * (np.median(gt[ok]) / np.median(depth[ok]))
        if how == "scale":
            ok = valid & np.isfinite(pred)
            x, y = pred[ok], (1 / gt if disparity else gt)[ok]
            s = (x * y).sum() / (x * x).sum()
            if not disparity:
                return s * pred
            d = s * pred
            return np.where(d > 0, 1 / d, np.where(np.isnan(d), np.nan, np.inf))
        if how == "scale-shift":
            x = pred if disparity else np.where(pred > 0, 1 / pred, np.nan)
            ok = valid & np.isfinite(x)
            s, t = lstsq(x[ok], 1 / gt[ok])
            d = s * x + t
            return np.where(d > 0, 1 / d, np.where(np.isnan(d), np.nan, np.inf))
        s, t = lstsq(depth[valid & np.isfinite(depth)], gt[valid & np.isfinite(depth)])
        return s * depth + t


def metrics(p, g):
    e, r = np.log(p) - np.log(g), np.maximum(p / g, g / p)
    e10 = np.log10(p) - np.log10(g)
    out = {
        "AbsRel": np.mean(np.abs(g - p) / g),
        "SqRel": np.mean((g - p) ** 2 / g),
        "RMSE": np.sqrt(np.mean((g - p) ** 2)),
        "RMSElog": np.sqrt(np.mean((np.log(g) - np.log(p)) ** 2)),
        "log10": np.mean(np.abs(np.log10(g) - np.log10(p))),
        "SIlog": 100 * np.sqrt(np.maximum(np.mean(e**2) - np.mean(e) ** 2, 0)),
        "SIlog_DAv2": np.sqrt(np.mean(e**2) - 0.5 * np.mean(e) ** 2),
        "SIlog_Metric3D": np.sqrt(np.maximum(np.mean(e10**2) - np.mean(e10) ** 2, 0)),
        "SIlog_UniDepth": 100 * np.std(e, ddof=1) if len(e) > 1 else np.nan,
        "MAE": np.mean(np.abs(g - p)),
        "iRMSE": np.sqrt(np.mean((1 / g - 1 / p) ** 2)),
        "iMAE": np.mean(np.abs(1 / g - 1 / p)),
        "BadPix": 100 * np.mean(r > 1.25),
        "delta0.5": np.mean(r < 1.25**0.5),
        "delta0.25": np.mean(r < 1.25**0.25),
        "tau": np.mean(r < 1.03),
    }
    for k in (1, 2, 3):
        out[f"delta{k}"] = np.mean(r < 1.25**k)
    return out


def boundaries(p, g, valid):
    """Depth Pro's SI_boundary_F1; neighbours without ground truth take no part."""
    ts = np.linspace(1.05, 1.25, 10)
    ws = ts / ts.sum()
    pi, gi = 1 / np.clip(p, 1e-6, None), 1 / np.clip(np.where(valid, g, 1), 1e-6, None)

    def edges(d, t):
        h = valid[:, 1:] & valid[:, :-1]
        v = valid[1:] & valid[:-1]
        return [
            (d[:, 1:] / d[:, :-1] > t) & h,
            (d[:, :-1] / d[:, 1:] > t) & h,
            (d[1:] / d[:-1] > t) & v,
            (d[:-1] / d[1:] > t) & v,
        ]

    ps, rs, fs = [], [], []
    for t in ts:
        a, b = edges(pi, t), edges(gi, t)
        both = [np.count_nonzero(x & y) for x, y in zip(a, b)]
        precision = np.mean([n / max(np.count_nonzero(x), 1) for n, x in zip(both, a)])
        recall = np.mean([n / max(np.count_nonzero(y), 1) for n, y in zip(both, b)])
        ps.append(precision)
        rs.append(recall)
        fs.append(0 if precision + recall == 0 else 2 * precision * recall / (precision + recall))
    return {"BoundaryP": ws @ ps, "BoundaryR": ws @ rs, "BoundaryF1": ws @ fs}


def random_pairs(n, count=10_000):
    """All pairs where there are no more than that; else Knuth's MMIX generator from 1 on, its upper 31 bits."""
    if n * (n - 1) // 2 <= count:
        return np.array([(i, j) for i in range(n) for j in range(i + 1, n)]).reshape(-1, 2)
    state, numbers = 1, []
    for _ in range(2 * count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        numbers.append(state >> 33)
    first, second = np.array(numbers[::2]) % n, np.array(numbers[1::2])
    return np.stack([first, (first + 1 + second % (n - 1)) % n], 1)


def whdr(p, g):
    """1 - correct / total, order 0 where neither ratio exceeds 1.02."""
    a, b = random_pairs(len(g)).T
    if len(a) == 0:
        return np.nan
    order = lambda z: np.where(np.maximum(z[a] / z[b], z[b] / z[a]) <= 1.02, 0, np.where(z[a] > z[b], 1, -1))
    return np.mean(order(p) != order(g))


def d3r(p, g, valid):
    """Mean |ord(g) - ord(p)| between neighbours of a lattice whose ground truth differs by more than a tenth."""
    h, w = g.shape
    step = max(1, int(np.floor(np.sqrt(h * w / 5000) + 0.5)))
    at = lambda m: m[step // 2 :: step, step // 2 :: step]
    p, g, valid = at(p), at(g), at(valid)
    errors = []
    ord = lambda ratio, delta: np.where(ratio > delta, 1, np.where(ratio < 1 / delta, -1, 0))
    for here, there in ((np.s_[:, :-1], np.s_[:, 1:]), (np.s_[:-1], np.s_[1:])):
        ok = valid[here] & valid[there]
        rg, rp = g[here][ok] / g[there][ok], p[here][ok] / p[there][ok]
        jumps = ord(rg, 1.1) != 0
        errors.append(np.abs(ord(rg[jumps], 1.01) - ord(rp[jumps], 1.01)))
    errors = np.concatenate(errors)
    return np.mean(errors) if len(errors) else np.nan


def evaluate(pred, kind, gt, protocol, how):
    lo, hi = RANGES[protocol]
    g = gt.astype(np.float64)
    with np.errstate(all="ignore"):
        valid = (g > lo) & (g < hi) & crop_mask(protocol, *g.shape)
    if not valid.any():
        return None
    p = align(resize_aligned(pred.astype(np.float64), *g.shape), kind, g, valid, how)
    p = np.where(np.isnan(p), lo, np.clip(p, lo, hi))
    stored = p.astype(np.float32).astype(np.float64)
    out = metrics(p[valid], g[valid]) | boundaries(stored, g, valid)
    out |= {"WHDR": whdr(stored[valid], g[valid]), "D3R_lattice": d3r(stored, g, valid)}
    return {k: (float(v) if np.isfinite(v) else None) for k, v in out.items()} | {"pixels": int(valid.sum())}


def pattern(w, h, step, offset):
    """Values that other programs can make exactly: quarters of 1/256."""
    y, x = np.mgrid[0:h, 0:w]
    return (((x * 7919 + y * 10473 + step) % 4099) / 512 + offset).astype(np.float32)


def small_cases():
    rng = np.random.default_rng(5)
    h, w = 20, 26
    z = rng.uniform(0.5, 12, (h, w)).astype(np.float32)
    disparity = (1.7 / z + 0.3 + rng.normal(0, 0.03, (h, w))).astype(np.float32)
    metric = (z * rng.uniform(0.8, 1.3, (h, w))).astype(np.float32)
    holes = z.copy()
    holes[rng.random((h, w)) < 0.5] = np.nan
    holes[0, :3] = [0, -2, np.inf]
    for how in ("median", "scale", "scale-shift"):
        yield f"disparity {how}", disparity, "relative-disparity", holes, "generic", how
    yield "disparity below zero", (disparity - 1.2).astype(np.float32), "relative-disparity", holes, "generic", "median"
    for how in ("none", "median", "scale", "scale-shift", "scale-shift-depth"):
        yield f"metric {how}", metric, "metric", holes, "diode", how
    yield "relative depth", (metric / 7 - 0.2).astype(np.float32), "relative-depth", z, "generic", "scale-shift-depth"
    yield "half the size", disparity[::2, ::2].copy(), "relative-disparity", z, "generic", "scale-shift"
    broken = metric.copy()
    broken[3, :5] = [np.nan, np.inf, 0, -4, 1e9]
    yield "prediction with NaN, infinity, zero and below", broken, "metric", z, "nyu-range", "none"
    yield "nothing valid", metric, "metric", np.full((h, w), np.nan, np.float32), "generic", "none"
    yield "constant prediction", np.full((h, w), 2, np.float32), "relative-disparity", z, "generic", "scale-shift"
    yield "constant ground truth", metric, "metric", np.full((h, w), 3, np.float32), "generic", "none"
    one = np.full((h, w), np.nan, np.float32)
    one[9, 9] = 4
    yield "one valid pixel", metric, "metric", one, "generic", "none"
    yield "one valid pixel aligned", disparity, "relative-disparity", one, "generic", "scale-shift"
    yield "equal", z, "metric", z, "generic", "none"
    yield "ties at 1.25", (np.full((h, w), 5)).astype(np.float32), "metric", np.full((h, w), 4, np.float32), "generic", "none"
    yield "steps", np.floor(z * 2).astype(np.float32) / 2 + 0.5, "metric", np.floor(z).astype(np.float32) + 1, "generic", "none"


def words(a):
    return [str(v) for v in a.ravel()]


RANGES["nyu-range"] = (1e-3, 10.0)
cases = []
for name, pred, kind, gt, protocol, how in small_cases():
    cases.append(
        dict(name=name, kind=kind, align=how, range=RANGES[protocol], width=pred.shape[1], map=words(pred),
             truthWidth=gt.shape[1], truth=words(gt), metrics=evaluate(pred, kind, gt, protocol, how))
    )
full = []
for protocol, (w, h) in {"nyu": (640, 480), "kitti": (1216, 352), "diode": (64, 48)}.items():
    gt, pred = pattern(w, h, 0, 0), pattern(w, h, 31, 0.25)
    full.append(dict(protocol=protocol, width=w, height=h, metrics=evaluate(pred, "metric", gt, protocol, "none")))
crops = []
for protocol, crop in {"nyu": "eigen-nyu", "garg": "garg", "eigen-kitti": "eigen-kitti", "none": "none"}.items():
    for w, h in ((640, 480), (1216, 352), (1242, 375), (1226, 370), (101, 53)):
        ys, xs = np.nonzero(crop_mask(protocol, h, w))
        rect = [int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1] if len(xs) else None
        crops.append(dict(crop=crop, width=w, height=h, rect=rect, pixels=int(crop_mask(protocol, h, w).sum())))

rng = np.random.default_rng(11)
paired = []
for n in (1, 5, 9):
    a, b = rng.normal(0.1, 0.02, n), rng.normal(0.11, 0.02, n)
    stat = lambda x, y, axis: np.mean(x - y, axis=axis)
    test = scipy.stats.permutation_test((a, b), stat, permutation_type="samples", n_resamples=np.inf, vectorized=True) if n > 1 else None
    paired.append(dict(first=a.tolist(), second=b.tolist(), p=float(test.pvalue) if test else 1.0, difference=float(np.mean(a - b))))
values = rng.gamma(2, 0.05, 200)
boot = scipy.stats.bootstrap((values,), np.mean, method="percentile", n_resamples=20000, rng=rng).confidence_interval
out = pathlib.Path("src/test/resources/evaluate")
out.mkdir(parents=True, exist_ok=True)
with open(out / "metrics.json", "w") as f:
    json.dump(
        dict(cases=cases, full=full, crops=crops, paired=paired,
             bootstrap=dict(values=values.tolist(), low=float(boot.low), high=float(boot.high))), f, indent=0)
    f.write("\n")
