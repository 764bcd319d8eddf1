package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.image.Photo;
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

    void writeTo(LittleEndianOutput out) throws IOException {
        out.putBytes(bytes);
    }

    static Texture of(Photo photo, TextureFormat format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format.id()).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(format == TextureFormat.JPEG ? QUALITY : PNG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture(photo), null, null), options);
        } finally {
            writer.dispose();
        }
        return new Texture(bytes.toByteArray());
    }

    private static BufferedImage picture(Photo photo) {
        int longest = Math.max(photo.width(), photo.height());
        if (longest > LONGEST_SIDE) {
            double factor = (double) LONGEST_SIDE / longest;
            return shrunk(
                    photo,
                    (int) Math.max(1, Math.round(photo.width() * factor)),
                    (int) Math.max(1, Math.round(photo.height() * factor)));
        }
        int width = photo.width();
        byte[] rgb = new byte[3 * width * photo.height()];
        for (int y = 0; y < photo.height(); y++) photo.copyRow(y, rgb, 3 * y * width);
        return image(width, photo.height(), rgb);
    }

    private static BufferedImage shrunk(Photo photo, int width, int height) {
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
        var colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }
}
