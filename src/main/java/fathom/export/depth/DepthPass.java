package fathom.export.depth;

import fathom.export.AtomicFiles;
import fathom.image.Photo;
import fathom.image.SrgbCurve;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A photograph with its depth as layers of one OpenEXR file, as compositing programs want them: R,
 * G, B in linear light, Z as distance along the optical axis (far is large, not normalised, not
 * smoothed; NaN where there is none), N.X, N.Y, N.Z with x right, y up and z towards the camera,
 * and mask, 1 where there is depth. Z is float32, all others float16.
 *
 * @param z at the photograph's size
 * @param normals of the pixels, in camera axes
 * @param comments what the file says about itself
 */
public record DepthPass(
        Photo photo, FloatGrid z, PixelNormals normals, Map<String, String> comments) {
    private static final float[] LINEAR = linearLight();

    /** The normals of pixels. */
    public interface PixelNormals {
        /** Components at a row-major index, x right, y down, z forward; NaN where there is none. */
        float xAt(int index);

        float yAt(int index);

        float zAt(int index);
    }

    @FunctionalInterface
    private interface Value {
        float at(int index);
    }

    public DepthPass {
        if (z.width() != photo.width() || z.height() != photo.height()) {
            throw new IllegalArgumentException(
                    "The distances have another size than the photograph");
        }
        comments = Map.copyOf(comments);
    }

    /** The file appears complete or not at all. */
    public void write(Path target, boolean overwrite) throws UserFacingException {
        int width = photo.width();
        var channels =
                List.of(
                        half("R", i -> LINEAR[photo.rgbAt(i % width, i / width) >> 16 & 0xff]),
                        half("G", i -> LINEAR[photo.rgbAt(i % width, i / width) >> 8 & 0xff]),
                        half("B", i -> LINEAR[photo.rgbAt(i % width, i / width) & 0xff]),
                        new ExrFile.Channel("Z", false, rows(z::at)),
                        half("N.X", i -> orZero(normals.xAt(i))),
                        half("N.Y", i -> orZero(-normals.yAt(i))),
                        half("N.Z", i -> orZero(-normals.zAt(i))),
                        half("mask", i -> Float.isNaN(z.at(i)) ? 0 : 1));
        String lines =
                comments.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        var file = new ExrFile(width, photo.height(), channels, lines);
        AtomicFiles.write(target, overwrite, file::write);
    }

    private ExrFile.Channel half(String name, Value value) {
        return new ExrFile.Channel(name, true, rows(value));
    }

    private ExrFile.Rows rows(Value value) {
        int width = photo.width();
        return (y, target) -> {
            for (int x = 0; x < width; x++) target[x] = value.at(y * width + x);
        };
    }

    private static float orZero(float component) {
        return Float.isNaN(component) ? 0 : component;
    }

    private static float[] linearLight() {
        var linear = new float[256];
        for (int i = 0; i < 256; i++) linear[i] = (float) SrgbCurve.light(i / 255.0);
        return linear;
    }
}
