package fathom.export.film;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An animated GIF that starts again when it ends. */
final class GifFile {
    private static final int CENTISECONDS = 100;

    /** How many of the pictures choose the colours for all. */
    private static final int SAMPLES = 6;

    private static final String TREE = "javax_imageio_gif_image_1.0";

    private GifFile() {}

    static void write(Film film, WritableByteChannel file) throws IOException {
        var palette = paletteOf(film);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var out = new MemoryCacheImageOutputStream(Channels.newOutputStream(file))) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < film.frames(); i++) {
                var image = image(film, film.pictures().argb(i), palette);
                var facts = factsOf(writer, image, delay(film, i), i == 0);
                writer.writeToSequence(new IIOImage(image, null, facts), null);
                out.flushBefore(out.getStreamPosition());
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static Palette paletteOf(Film film) {
        var counts = new Palette.Counts();
        int samples = Math.min(SAMPLES, film.frames());
        for (int i = 0; i < samples; i++) {
            counts.add(film.pictures().argb((int) ((long) i * film.frames() / samples)));
        }
        return counts.palette();
    }

    private static BufferedImage image(Film film, int[] argb, Palette palette) {
        int width = film.width();
        IndexColorModel colours = palette.colours();
        var image =
                new BufferedImage(width, film.height(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        var row = new byte[width];
        for (int y = 0; y < film.height(); y++) {
            for (int x = 0; x < width; x++) {
                row[x] = palette.indexOf(argb[y * width + x], x, y);
            }
            image.getRaster().setDataElements(0, y, width, 1, row);
        }
        return image;
    }

    /** Rounded so that the whole lasts as long as it should. */
    private static int delay(Film film, int frame) {
        int pace = film.framesPerSecond();
        return Math.round((frame + 1f) * CENTISECONDS / pace)
                - Math.round((float) frame * CENTISECONDS / pace);
    }

    private static IIOMetadata factsOf(
            ImageWriter writer, BufferedImage image, int delay, boolean first)
            throws IIOInvalidTreeException {
        var facts =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(image), null);
        var tree = (IIOMetadataNode) facts.getAsTree(TREE);
        var control = child(tree, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "restoreToBackgroundColor");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", Integer.toString(Palette.TRANSPARENT));
        control.setAttribute("delayTime", Integer.toString(delay));
        if (first) child(tree, "ApplicationExtensions").appendChild(endless());
        facts.setFromTree(TREE, tree);
        return facts;
    }

    /** The block that browsers agreed on: sub-block 1, then the number of repeats, 0 for ever. */
    private static IIOMetadataNode endless() {
        var block = new IIOMetadataNode("ApplicationExtension");
        block.setAttribute("applicationID", "NETSCAPE");
        block.setAttribute("authenticationCode", "2.0");
        block.setUserObject(new byte[] {1, 0, 0});
        return block;
    }

    private static IIOMetadataNode child(IIOMetadataNode tree, String name) {
        for (int i = 0; i < tree.getLength(); i++) {
            if (tree.item(i).getNodeName().equals(name)) return (IIOMetadataNode) tree.item(i);
        }
        var made = new IIOMetadataNode(name);
        tree.appendChild(made);
        return made;
    }
}
