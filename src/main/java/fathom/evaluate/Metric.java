package fathom.evaluate;

import java.util.Arrays;
import java.util.Optional;

/**
 * A number that says how far a prediction p is from ground truth g, over one image's valid pixels;
 * e = ln p − ln g and r = max(p / g, g / p). Where the literature has several formulas of one name,
 * each is a metric of its own here.
 */
public enum Metric {
    ABS_REL("AbsRel", "mean |g - p| / g", "ZoeDepth misc.py", false),
    SQ_REL("SqRel", "mean (g - p)^2 / g", "ZoeDepth misc.py", false),
    RMSE("RMSE", "sqrt(mean (g - p)^2)", "ZoeDepth misc.py", false),
    RMSE_LOG("RMSElog", "sqrt(mean e^2)", "ZoeDepth misc.py", false),
    LOG10("log10", "mean |log10 g - log10 p|", "ZoeDepth misc.py", false),
    SILOG(
            "SIlog",
            "100 sqrt(mean e^2 - (mean e)^2)",
            "ZoeDepth misc.py, Marigold metric.py",
            false),
    DELTA_1("delta1", "share of r < 1.25", "ZoeDepth misc.py", true),
    DELTA_2("delta2", "share of r < 1.25^2", "ZoeDepth misc.py", true),
    DELTA_3("delta3", "share of r < 1.25^3", "ZoeDepth misc.py", true),
    DELTA_HALF("delta0.5", "share of r < 1.25^0.5", "finer step of the same rule", true),
    DELTA_QUARTER("delta0.25", "share of r < 1.25^0.25", "finer step of the same rule", true),
    TAU("tau", "share of r < 1.03", "UniDepth evaluation_depth.py", true),
    MAE("MAE", "mean |g - p|", "common", false),
    I_RMSE("iRMSE", "sqrt(mean (1/g - 1/p)^2), in 1/m", "Marigold metric.py", false),
    I_MAE("iMAE", "mean |1/g - 1/p|, in 1/m", "KITTI development kit, there in 1/km", false),
    SILOG_DEPTH_ANYTHING(
            "SIlog_DAv2", "sqrt(mean e^2 - 0.5 (mean e)^2)", "Depth-Anything-V2 metric.py", false),
    SILOG_METRIC3D(
            "SIlog_Metric3D",
            "sqrt(mean f^2 - (mean f)^2), f = log10 p - log10 g",
            "Metric3D avg_meter.py",
            false),
    SILOG_UNIDEPTH(
            "SIlog_UniDepth",
            "100 std(e), dividing by n - 1",
            "UniDepth evaluation_depth.py",
            false),
    BAD_PIXELS("BadPix", "100 share of r > 1.25", "MiDaS, there under the header delta1", false),
    BOUNDARY_PRECISION(
            "BoundaryP",
            "share of predicted depth edges that are in the ground truth",
            "Depth Pro boundary_metrics.py",
            true),
    BOUNDARY_RECALL(
            "BoundaryR",
            "share of the ground truth's depth edges that are predicted",
            "Depth Pro boundary_metrics.py",
            true),
    BOUNDARY_F1(
            "BoundaryF1",
            "sum of w(t) F1(t) over 10 ratios t = 1.05 to 1.25, w = t / sum of t",
            "Depth Pro boundary_metrics.py SI_boundary_F1",
            true),
    WHDR(
            "WHDR",
            "share of 10,000 pairs of pixels ordered otherwise than in g; within 2 % is equal",
            "DIW's ordinal score, on depth and without weights",
            false),
    D3R_LATTICE(
            "D3R_lattice",
            "mean |ord g - ord p| of neighbours on a lattice of 5000 whose g differs by over 10 %;"
                    + " within 1 % is equal",
            "Boosting Monocular Depth D3R.m, there between superpixels",
            false);

    private final String id;
    private final String formula;
    private final String source;
    private final boolean largerIsBetter;

    Metric(String id, String formula, String source, boolean largerIsBetter) {
        this.id = id;
        this.formula = formula;
        this.source = source;
        this.largerIsBetter = largerIsBetter;
    }

    /** The header of columns. */
    public String id() {
        return id;
    }

    public String formula() {
        return formula;
    }

    /** Which published code or paper computes it so. */
    public String source() {
        return source;
    }

    public boolean largerIsBetter() {
        return largerIsBetter;
    }

    public static Optional<Metric> fromId(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }
}
