package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.bake.BakedMap;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The photograph as a file's bytes: at its own size, or smaller where graphics hardware would
 * refuse it.
 */
final class Texture {
    /** The largest side that Direct3D 11 and 12 demand of hardware, and that most of it has. */
    static final int LONGEST_SIDE = 16384;

    private static final float QUALITY = 0.92f;

    /** Of the compression alone; the pixels stay. */
    private static final float PNG_QUALITY = 0.6f;

    /** Two rows of a JPEG's blocks, whose colours are halved. */
    private static final int BAND_ROWS = 32;

    private static final int SAMPLED_PIXELS = 1_500_000;

    /** Takes ten times as long for a pixel, and is nearly as long whatever it shows. */
    private static final int SAMPLED_PIXELS_KTX2 = 150_000;

    private final byte[] bytes;

    private Texture(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** As a file of its own. */
    void writeTo(FileChannel file, WriteProgress progress) throws IOException {
        var out = new LittleEndianOutput(file, progress::wrote);
        writeTo(out);
        out.flush();
    }

    void writeTo(LittleEndianOutput out) throws IOException {
        out.putBytes(bytes);
    }

    /**
     * About how long the photograph becomes: bands that lie evenly over it are encoded, and the
     * rest is taken to be like them.
     */
    static long estimatedLength(Photo photo, TextureFormat format) {
        double shrunk =
                Math.min(1, (double) LONGEST_SIDE / Math.max(photo.width(), photo.height()));
        int sampledPixels = format == TextureFormat.KTX2 ? SAMPLED_PIXELS_KTX2 : SAMPLED_PIXELS;
        int bands = Math.clamp(sampledPixels / (BAND_ROWS * (long) photo.width()), 2, 64);
        if (bands * BAND_ROWS >= photo.height()) {
            return Math.round(shrunk * shrunk * lengthOf(photo, 0, photo.height(), format));
        }
        long none = lengthOf(photo, 0, BAND_ROWS, format);
        long twice = lengthOf(photo, 0, 2 * BAND_ROWS, format);
        // What a file has beside its rows.
        long fixed = Math.max(0, 2 * none - twice);
        long sampled = 0;
        for (int band = 0; band < bands; band++) {
            long from = (long) (photo.height() - BAND_ROWS) * band / (bands - 1);
            sampled += lengthOf(photo, (int) from, BAND_ROWS, format) - fixed;
        }
        double perRow = (double) sampled / (bands * BAND_ROWS);
        return Math.round(fixed + shrunk * shrunk * perRow * photo.height());
    }

    private static long lengthOf(Photo photo, int fromRow, int rows, TextureFormat format) {
        int width = photo.width();
        byte[] rgb = new byte[3 * width * rows];
        for (int y = 0; y < rows; y++) photo.copyRow(fromRow + y, rgb, 3 * y * width);
        try {
            return encoded(image(width, rows, rgb), format, JobMonitor.NONE).length();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /**
     * @param monitor hears how far it is
     * @throws java.util.concurrent.CancellationException soon after the monitor says so
     */
    static Texture of(Photo photo, TextureFormat format, JobMonitor monitor) throws IOException {
        return encoded(picture(photo, format), format, monitor);
    }

    /** As PNG, so that no direction is blurred. */
    static Texture of(BakedMap map) throws IOException {
        var samples = new DataBufferByte(map.samples(), map.samples().length);
        int[] bands = map.channels() == 1 ? new int[] {0} : new int[] {0, 1, 2};
        var raster =
                Raster.createInterleavedRaster(
                        samples,
                        map.width(),
                        map.height(),
                        map.width() * bands.length,
                        bands.length,
                        bands,
                        null);
        int space = bands.length == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        return encoded(
                new BufferedImage(colours(space), raster, false, null),
                TextureFormat.PNG,
                JobMonitor.NONE);
    }

    private static ComponentColorModel colours(int space) {
        return new ComponentColorModel(
                ColorSpace.getInstance(space),
                false,
                false,
                Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
    }

    private static Texture encoded(BufferedImage picture, TextureFormat format, JobMonitor monitor)
            throws IOException {
        if (format == TextureFormat.KTX2) {
            var samples = (DataBufferByte) picture.getRaster().getDataBuffer();
            int width = picture.getWidth();
            int height = picture.getHeight();
            return new Texture(Ktx2.encoded(samples.getData(), width, height, monitor));
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format.id()).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(format == TextureFormat.JPEG ? QUALITY : PNG_QUALITY);
            writer.addIIOWriteProgressListener(new EncoderWatch(monitor));
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
            monitor.throwIfCancelled();
        } finally {
            writer.dispose();
        }
        return new Texture(bytes.toByteArray());
    }

    private static BufferedImage picture(Photo photo, TextureFormat format) {
        int block = format == TextureFormat.KTX2 ? Ktx2.BLOCK_SIDE : 1;
        int longest = Math.max(photo.width(), photo.height());
        double factor = Math.min(1, (double) LONGEST_SIDE / longest);
        int width = multiple(photo.width() * factor, block);
        int height = multiple(photo.height() * factor, block);
        if (width != photo.width() || height != photo.height()) {
            return resized(photo, width, height);
        }
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) photo.copyRow(y, rgb, 3 * y * width);
        return image(width, height, rgb);
    }

    private static int multiple(double side, int block) {
        return block * (int) Math.max(1, Math.round(side / block));
    }

    private static BufferedImage resized(Photo photo, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        RgbResampler.resize(
                photo,
                width,
                height,
                Resampling.CV_AREA_8BIT,
                (y, row) -> {
                    int from = 3 * y * width;
                    for (int i = 0; i < 3 * width; i++) rgb[from + i] = (byte) row[i];
                });
        return image(width, height, rgb);
    }

    private static BufferedImage image(int width, int height, byte[] rgb) {
        var raster =
                Raster.createInterleavedRaster(
                        new DataBufferByte(rgb, rgb.length),
                        width,
                        height,
                        3 * width,
                        3,
                        new int[] {0, 1, 2},
                        null);
        return new BufferedImage(colours(ColorSpace.CS_sRGB), raster, false, null);
    }
}
