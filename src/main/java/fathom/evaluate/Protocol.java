package fathom.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which pixels count, and between which depths. A pixel is valid where its ground truth lies
 * strictly between the two depths and within the crop; predictions are clamped to them, infinite
 * ones to the larger and missing ones to the smaller, so that nobody gains by not answering.
 *
 * @param minDepthM and {@code maxDepthM}: metres
 * @param crop of the ground truth's pixels
 * @param kbCrop whether photograph and ground truth are first cut to 352 × 1216, the bottom middle,
 *     as KITTI's benchmark does (images that are smaller stay as they are)
 * @param depthScale steps a metre of the data set's integer files
 * @param source where the numbers come from
 */
public record Protocol(
        String id,
        double minDepthM,
        double maxDepthM,
        Crop crop,
        boolean kbCrop,
        OptionalDouble depthScale,
        String source) {
    public static final int KB_WIDTH = 1216;
    public static final int KB_HEIGHT = 352;

    public static final Protocol GENERIC =
            new Protocol(
                    "generic",
                    1e-3,
                    1000,
                    Crop.NONE,
                    false,
                    OptionalDouble.empty(),
                    "no crop; aligned disparity is kept above 1/1000 as in Marigold's eval.py");
    public static final Protocol NYU =
            new Protocol(
                    "nyu",
                    1e-3,
                    10,
                    Crop.EIGEN_NYU,
                    false,
                    OptionalDouble.of(1000),
                    "ZoeDepth misc.py compute_metrics, DPT EVALUATION.md");
    public static final Protocol KITTI =
            new Protocol(
                    "kitti",
                    1e-3,
                    80,
                    Crop.GARG,
                    true,
                    OptionalDouble.of(256),
                    "ZoeDepth misc.py compute_metrics with do_kb_crop, DPT EVALUATION.md");
    public static final Protocol DIODE =
            new Protocol(
                    "diode",
                    0.6,
                    350,
                    Crop.NONE,
                    false,
                    OptionalDouble.empty(),
                    "Marigold's configuration for DIODE; only pixels of the validity mask");
    public static final List<Protocol> ALL = List.of(GENERIC, NYU, KITTI, DIODE);

    public Protocol {
        if (!(minDepthM > 0) || !(maxDepthM > minDepthM) || Double.isInfinite(maxDepthM)) {
            throw new IllegalArgumentException(
                    "Depths need 0 < min < max, got " + minDepthM + " and " + maxDepthM);
        }
    }

    public static Optional<Protocol> fromId(String id) {
        return ALL.stream().filter(protocol -> protocol.id.equals(id)).findFirst();
    }

    public Protocol withRange(double min, double max) {
        return new Protocol(id, min, max, crop, kbCrop, depthScale, source);
    }

    public Protocol withCrop(Crop other) {
        return new Protocol(id, minDepthM, maxDepthM, other, kbCrop, depthScale, source);
    }

    /** Where the KITTI benchmark's cut begins: in the middle, and at the bottom. */
    public static PixelRect kbCropOf(int width, int height) {
        if (width < KB_WIDTH || height < KB_HEIGHT) return new PixelRect(0, 0, width, height);
        int top = height - KB_HEIGHT;
        int left = (width - KB_WIDTH) / 2;
        return new PixelRect(left, top, left + KB_WIDTH, top + KB_HEIGHT);
    }

    public boolean isValid(double truth) {
        return truth > minDepthM && truth < maxDepthM;
    }

    /** A prediction in metres as it is compared. */
    public double clamped(double prediction) {
        if (Double.isNaN(prediction)) return minDepthM;
        return Math.clamp(prediction, minDepthM, maxDepthM);
    }
}
