package fathom.raster;

import java.util.Arrays;
import java.util.Optional;

/**
 * The resampling definitions of the reference implementations. They share half-pixel centres (src =
 * (dst + 0.5) * in / out - 0.5) unless said otherwise, and differ in kernel, antialiasing and
 * rounding.
 */
public enum Resampling {
    /** The cell whose centre is nearest. */
    NEAREST("nearest"),
    /**
     * Pillow, 8 bits: triangle, antialiased, 22-bit integer weights, each pass rounded to 8 bits
     * and clipped.
     */
    PIL_BILINEAR("pil-bilinear"),
    /**
     * Pillow, 8 bits: cubic a = -0.5, antialiased, 22-bit integer weights, each pass rounded to 8
     * bits and clipped.
     */
    PIL_BICUBIC("pil-bicubic"),
    /** OpenCV INTER_LINEAR on floats (torch's bilinear without antialias is the same). */
    CV_LINEAR("cv-linear"),
    /** OpenCV INTER_LINEAR on 8 bits, with its fixed-point weights. */
    CV_LINEAR_8BIT("cv-linear-8bit"),
    /**
     * OpenCV INTER_CUBIC on floats: a = -0.75, border replicated, no antialias (torch's bicubic is
     * the same).
     */
    CV_CUBIC("cv-cubic"),
    /**
     * OpenCV INTER_AREA: the mean over each target cell's area when shrinking, linear when
     * enlarging.
     */
    CV_AREA("cv-area"),
    /** torch bilinear, align_corners=True: src = dst * (in - 1) / (out - 1). */
    TORCH_BILINEAR_ALIGNED("torch-bilinear-aligned"),
    /** torch bilinear with antialias on floats. */
    TORCH_BILINEAR_ANTIALIAS("torch-bilinear-antialias"),
    /** torch bicubic with antialias on floats: a = -0.5. */
    TORCH_BICUBIC_ANTIALIAS("torch-bicubic-antialias");

    private final String id;

    Resampling(String id) {
        this.id = id;
    }

    /** The word of model cards. */
    public String id() {
        return id;
    }

    public static Optional<Resampling> fromId(String id) {
        return Arrays.stream(values()).filter(resampling -> resampling.id.equals(id)).findFirst();
    }
}
