package fathom.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the EXIF and XMP data of a file say about camera and lens. Nonsense values count as absent.
 */
final class ExifFacts {
    /** The diagonal of a 36 mm x 24 mm frame. */
    private static final double FULL_FRAME_DIAGONAL_MM = Math.hypot(36, 24);

    private static final double LONGEST_LENS_MM = 20_000;

    private final Metadata metadata;

    private ExifFacts(Metadata metadata) {
        this.metadata = metadata;
    }

    /**
     * Reads a TIFF structure, as EXIF data and TIFF files have it, and an XMP packet; what is
     * broken counts as absent.
     */
    static ExifFacts of(Optional<byte[]> tiff, Optional<byte[]> xmp) {
        var metadata = new Metadata();
        if (tiff.isPresent()) {
            try {
                new ExifReader().extract(new ByteArrayReader(tiff.get()), metadata);
            } catch (RuntimeException e) {
                // A photograph with broken EXIF data is still a photograph.
                metadata = new Metadata();
            }
        }
        if (xmp.isPresent()) {
            try {
                new XmpReader().extract(xmp.get(), metadata);
            } catch (RuntimeException e) {
                return new ExifFacts(metadata);
            }
        }
        return new ExifFacts(metadata);
    }

    /**
     * Whether GPano says that all directions are shown, and nothing was cropped away.
     *
     * @see <a href="https://developers.google.com/streetview/spherical-metadata">GPano</a>
     */
    private boolean panorama() {
        var xmp = new HashMap<String, String>();
        for (var packet : metadata.getDirectoriesOfType(XmpDirectory.class)) {
            xmp.putAll(packet.getXmpProperties());
        }
        return "equirectangular".equals(xmp.get("GPano:ProjectionType"))
                && isWhole(xmp, "Width")
                && isWhole(xmp, "Height");
    }

    private static boolean isWhole(Map<String, String> xmp, String side) {
        String cropped = xmp.get("GPano:CroppedAreaImage" + side + "Pixels");
        return cropped == null || cropped.equals(xmp.get("GPano:FullPano" + side + "Pixels"));
    }

    /** 1 to 8; 1 where the file says nothing or nonsense. */
    int orientation() {
        Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = main == null ? null : main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? 1 : value;
    }

    /** The facts of a picture that is stored with {@code width} × {@code height} pixels. */
    PhotoFacts facts(int width, int height, int bitDepth) {
        OptionalDouble focalMm = number(ExifSubIFDDirectory.TAG_FOCAL_LENGTH, LONGEST_LENS_MM);
        return new PhotoFacts(
                camera(),
                focalMm,
                focalPx(focalMm, width, height),
                orientation(),
                bitDepth,
                panorama());
    }

    private Optional<String> camera() {
        Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (main == null) {
            return Optional.empty();
        }
        String maker = cleaned(main.getString(ExifIFD0Directory.TAG_MAKE));
        String model = cleaned(main.getString(ExifIFD0Directory.TAG_MODEL));
        boolean repeats = model.toLowerCase(Locale.ROOT).startsWith(maker.toLowerCase(Locale.ROOT));
        String camera = (repeats ? model : maker + " " + model).strip();
        return camera.isEmpty() ? Optional.empty() : Optional.of(camera);
    }

    private static String cleaned(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /**
     * f = f35 · diagonal / 43.27 (Depth Pro's rule for the 35 mm equivalent), else f = focal length
     * · sensor pixels per millimetre.
     */
    private OptionalDouble focalPx(OptionalDouble focalMm, int width, int height) {
        double diagonalPx = Math.hypot(width, height);
        OptionalDouble f35 =
                number(ExifSubIFDDirectory.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH, LONGEST_LENS_MM);
        double focalPx =
                f35.isPresent()
                        ? f35.getAsDouble() * diagonalPx / FULL_FRAME_DIAGONAL_MM
                        : focalMm.orElse(Double.NaN) * pixelsPerMm(width, height);
        boolean plausible = focalPx > 0.05 * diagonalPx && focalPx < 500 * diagonalPx;
        return plausible ? OptionalDouble.of(focalPx) : OptionalDouble.empty();
    }

    /**
     * The sensor's pixel pitch, scaled when the stored picture is smaller than the one that the
     * camera made; NaN where it is not given. Long sides are compared, so that a picture that was
     * turned after it was taken counts right.
     */
    private double pixelsPerMm(int width, int height) {
        double perUnit =
                number(ExifSubIFDDirectory.TAG_FOCAL_PLANE_X_RESOLUTION, Double.MAX_VALUE)
                        .orElse(Double.NaN);
        double cameraLongSide =
                Math.max(
                        number(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH, 1e6).orElse(0),
                        number(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT, 1e6).orElse(0));
        double scale = cameraLongSide > 0 ? Math.max(width, height) / cameraLongSide : 1;
        return perUnit / focalPlaneUnitMm() * scale;
    }

    private double focalPlaneUnitMm() {
        double unit = number(ExifSubIFDDirectory.TAG_FOCAL_PLANE_RESOLUTION_UNIT, 5).orElse(2);
        return switch ((int) unit) {
            case 3 -> 10;
            case 4 -> 1;
            case 5 -> 0.001;
            default -> 25.4; // inches are the standard's default
        };
    }

    private OptionalDouble number(int tag, double most) {
        for (var directory : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            Double value = directory.getDoubleObject(tag);
            if (value != null && value > 0 && value <= most) {
                return OptionalDouble.of(value);
            }
        }
        return OptionalDouble.empty();
    }
}
