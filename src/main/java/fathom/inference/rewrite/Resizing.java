package fathom.inference.rewrite;

import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.Node;

/** What the Resize operator's nodes say of themselves. */
final class Resizing {
    static final int ROI = 1;
    static final int SCALES = 2;
    static final int SIZES = 3;

    private Resizing() {}

    /** Whether it interpolates in one way and gives each axis in its place a size or a factor. */
    static boolean isPlain(Node resize, String mode) throws MalformedGraphException {
        // Outside the picture cropping would fill in a value instead of interpolating.
        boolean crops =
                resize.text("coordinate_transformation_mode", "half_pixel")
                        .equals("tf_crop_and_resize");
        return resize.is("Resize")
                && resize.text("mode", "nearest").equals(mode)
                && !crops
                && resize.attribute("axes").isEmpty()
                && resize.text("keep_aspect_ratio_policy", "stretch").equals("stretch");
    }
}
