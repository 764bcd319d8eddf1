package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.raster.FloatGrid;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The one channel of a TIFF file, in any sample type and compression that the image codecs know.
 */
final class TiffDepthReader {
    private TiffDepthReader() {}

    static boolean recognises(byte[] bytes) {
        if (bytes.length < 8) return false;
        boolean little = bytes[0] == 'I' && bytes[1] == 'I' && bytes[2] == 42 && bytes[3] == 0;
        boolean big = bytes[0] == 'M' && bytes[1] == 'M' && bytes[2] == 0 && bytes[3] == 42;
        return little || big;
    }

    static StoredDepth read(byte[] bytes) throws IOException {
        TiffDirectory directory = TiffDirectory.first(bytes);
        long width = directory.number(TiffDirectory.WIDTH).orElse(0);
        long height = directory.number(TiffDirectory.HEIGHT).orElse(0);
        GridSize.check(width, height);
        if (directory.number(TiffDirectory.SAMPLES).orElse(1) != 1) {
            throw new MalformedFileException("it is a colour picture, and depth has one channel");
        }
        Raster raster = decode(bytes);
        float[] values = new float[(int) (width * height)];
        raster.getSamples(0, 0, (int) width, (int) height, 0, values);
        FloatGrid grid = FloatGrid.adopt((int) width, (int) height, values);
        boolean floats = directory.number(TiffDirectory.SAMPLE_FORMAT).orElse(1) == 3;
        return floats ? StoredDepth.floats(grid, kindIn(directory)) : StoredDepth.steps(grid);
    }

    private static Optional<DepthKind> kindIn(TiffDirectory directory) {
        byte[] description = directory.bytes(TiffDirectory.DESCRIPTION);
        return DepthFacts.kindIn(new String(description, StandardCharsets.US_ASCII));
    }

    private static Raster decode(byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return reader.canReadRaster() ? reader.readRaster(0, null) : reader.read(0).getRaster();
        } finally {
            reader.dispose();
        }
    }
}
