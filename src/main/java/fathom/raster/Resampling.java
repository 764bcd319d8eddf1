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
     * OpenCV INTER_AREA on floats: the mean over each target cell's area when both sides shrink; a
     * blend of the cells that the target cell overlaps as soon as one side grows.
     */
    CV_AREA("cv-area"),
    /** OpenCV INTER_AREA on 8 bits: rounded once, after both passes. */
    CV_AREA_8BIT("cv-area-8bit"),
    /**
     * Depth Anything 3's two steps on 8 bits: first the longer side, with the aspect kept and both
     * sides in whole pixels, then the size that is wanted; each OpenCV's INTER_AREA, or its
     * INTER_CUBIC where a side grows.
     */
    CV_LONGER_SIDE_FIRST_8BIT("cv-longer-side-first-8bit"),
    /** torch bilinear, align_corners=True: src = dst * (in - 1) / (out - 1). */
    TORCH_BILINEAR_ALIGNED("torch-bilinear-aligned"),
    /** torch bilinear with antialias on floats. */
    TORCH_BILINEAR_ANTIALIAS("torch-bilinear-antialias"),
    /** torch bicubic with antialias on floats: a = -0.5. */
    TORCH_BICUBIC_ANTIALIAS("torch-bicubic-antialias"),
    /** torch bilinear with antialias on 8 bits: 16-bit weights, each pass rounded and clipped. */
    TORCH_BILINEAR_8BIT("torch-bilinear-8bit"),
    /** torch bicubic with antialias on 8 bits: 16-bit weights, each pass rounded and clipped. */
    TORCH_BICUBIC_8BIT("torch-bicubic-8bit");

    private final String id;

    Resampling(String id) {
        this.id = id;
    }

    /** The word of model cards. */
    public String id() {
        return id;
    }

    /** Whether the definition holds for 8-bit images only, so not for depth. */
    public boolean isEightBit() {
        return switch (this) {
            case PIL_BILINEAR,
                    PIL_BICUBIC,
                    CV_LINEAR_8BIT,
                    CV_AREA_8BIT,
                    CV_LONGER_SIDE_FIRST_8BIT,
                    TORCH_BILINEAR_8BIT,
                    TORCH_BICUBIC_8BIT ->
                    true;
            case NEAREST,
                    CV_LINEAR,
                    CV_CUBIC,
                    CV_AREA,
                    TORCH_BILINEAR_ALIGNED,
                    TORCH_BILINEAR_ANTIALIAS,
                    TORCH_BICUBIC_ANTIALIAS ->
                    false;
        };
    }

    /** Whether no value leaves the range of those that it is made of. */
    public boolean staysInRange() {
        return switch (this) {
            case PIL_BICUBIC,
                    CV_CUBIC,
                    CV_LONGER_SIDE_FIRST_8BIT,
                    TORCH_BICUBIC_ANTIALIAS,
                    TORCH_BICUBIC_8BIT ->
                    false;
            case NEAREST,
                    PIL_BILINEAR,
                    CV_LINEAR,
                    CV_LINEAR_8BIT,
                    CV_AREA,
                    CV_AREA_8BIT,
                    TORCH_BILINEAR_ALIGNED,
                    TORCH_BILINEAR_ANTIALIAS,
                    TORCH_BILINEAR_8BIT ->
                    true;
        };
    }

    public static Optional<Resampling> fromId(String id) {
        return Arrays.stream(values()).filter(resampling -> resampling.id.equals(id)).findFirst();
    }
}
