#!/usr/bin/env python3
"""Writes src/test/resources/compare/alignment.json: maps, references and what numpy finds between them.

Needs numpy 2. Run it from the project's root. The values are float32; all sums are float64. Scale and shift come from
numpy.linalg.lstsq, the robust ones from an implementation of its own below (Huber, then Tukey's bisquare).
"""
import json

import numpy as np

MAD = 1.4826


def lstsq(x, y, shifted, w=None):
    a = np.stack([x, np.ones_like(x)], 1) if shifted else x[:, None]
    if w is None:
        w = np.ones_like(x)
    root = np.sqrt(w)
    s = np.linalg.lstsq(a * root[:, None], y * root, rcond=None)[0]
    return (s[0], s[1]) if shifted else (s[0], 0.0)


def robust(x, y, shifted):
    s, t = lstsq(x, y, shifted)
    for tuning in (1.345, 4.685):
        for _ in range(50):
            r = np.abs(y - s * x - t)
            limit = tuning * MAD * np.median(r)
            if limit == 0:
                break
            u = r / limit
            w = np.minimum(1, 1 / np.maximum(u, 1e-300)) if tuning == 1.345 else np.maximum(0, 1 - u * u) ** 2
            before = s, t
            s, t = lstsq(x, y, shifted, w)
            if max(abs(s - before[0]) / max(1, abs(before[0])), abs(t - before[1]) / max(1, abs(before[1]))) <= 1e-10:
                break
    return s, t


def to(values, kind, quantity):
    """A map's values as depth or disparity; NaN where there is no inverse."""
    v = values.astype(np.float64)
    own = "disparity" if kind == "relative-disparity" else "depth"
    if own == quantity:
        return np.where(np.isfinite(v), v, np.nan)
    with np.errstate(all="ignore"):
        return np.where((v > 0) & np.isfinite(v), 1 / v, np.nan)


def fit(pred, kind, gt, alignment, estimator):
    own = "disparity" if kind == "relative-disparity" else "depth"
    quantity = {"median": "depth", "scale": own, "scale-shift": "disparity", "scale-shift-depth": "depth"}[alignment]
    x, y = to(pred, kind, quantity), to(gt, "metric", quantity)
    ok = np.isfinite(x) & np.isfinite(y)
    x, y = x[ok], y[ok]
    if len(x) == 0:
        return None
    if alignment == "median":
        s, t = np.median(y) / np.median(x), 0.0
    else:
        s, t = (robust if estimator == "robust" else lstsq)(x, y, alignment.startswith("scale-shift"))
    return dict(scale=float(s), shift=float(t), pixels=len(x), rms=float(np.sqrt(np.mean((y - s * x - t) ** 2))))


def cases():
    rng = np.random.default_rng(20261125)
    h, w = 18, 23
    z = rng.uniform(0.6, 9, (h, w)).astype(np.float32)
    noisy = (2.3 / z + 0.7 + rng.normal(0, 0.05, (h, w))).astype(np.float32)
    yield "disparity with noise", noisy, "relative-disparity", z
    holes = z.copy()
    holes[rng.random((h, w)) < 0.4] = np.nan
    holes[0, 0], holes[0, 1], holes[0, 2] = 0, -1, np.inf
    yield "reference with holes, zero, negative and infinity", noisy, "relative-disparity", holes
    out = holes.copy()
    out[rng.random((h, w)) < 0.2] = 0.05
    yield "a fifth of the reference is wrong", noisy, "relative-disparity", out
    yield "large offset", (noisy + 4096).astype(np.float32), "relative-disparity", z
    yield "metric with noise", (z * 1.13 + rng.normal(0, 0.1, (h, w))).astype(np.float32), "metric", z
    yield "relative depth", (z / 12 + 0.05).astype(np.float32), "relative-depth", z
    yield "constant", np.full((h, w), 3.5, np.float32), "relative-disparity", z
    one = np.full((h, w), np.nan, np.float32)
    one[4, 5] = 2
    yield "one valid pixel", noisy, "relative-disparity", one
    two = one.copy()
    two[7, 9] = 5
    yield "two valid pixels", noisy, "relative-disparity", two
    yield "none valid", noisy, "relative-disparity", np.full((h, w), np.nan, np.float32)
    yield "ties", np.where(z > 4, 1, 2).astype(np.float32), "relative-disparity", np.round(z)


def words(a):
    return [str(v) for v in a.ravel()]


result = []
for name, pred, kind, gt in cases():
    with np.errstate(all="ignore"):
        fits = {
            f"{a}/{e}": fit(pred, kind, gt, a, e)
            for a in ("median", "scale", "scale-shift", "scale-shift-depth")
            for e in ("least-squares", "robust")
        }
    result.append(dict(name=name, width=gt.shape[1], kind=kind, map=words(pred), reference=words(gt), fits=fits))
with open("src/test/resources/compare/alignment.json", "w") as f:
    json.dump(result, f, indent=0)
    f.write("\n")
