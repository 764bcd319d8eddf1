package fathom.image;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file says about how the photograph was taken.
 *
 * @param camera maker and model, for people to read
 * @param focalLengthMm the lens's focal length in millimetres
 * @param focalPx the focal length in pixels of this upright photograph at its stored size, when the
 *     file gives enough to compute it (35 mm equivalent by the diagonal, or focal length with the
 *     sensor's pixel pitch)
 * @param orientation the EXIF orientation 1 to 8 that was applied when reading
 * @param sourceBitDepth bits per channel in the file
 * @param panorama whether the file says (by GPano) that it is equirectangular and shows all
 *     directions
 */
public record PhotoFacts(
        Optional<String> camera,
        OptionalDouble focalLengthMm,
        OptionalDouble focalPx,
        int orientation,
        int sourceBitDepth,
        boolean panorama) {
    public static final PhotoFacts NONE =
            new PhotoFacts(
                    Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 8, false);
}
