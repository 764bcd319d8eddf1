package fathom.image;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** A decoder that was chosen by name, never by what happens to stand first on the class path. */
final class DecoderInput implements AutoCloseable {
    private static final String JDK_PLUGINS = "com.sun.imageio.plugins.";

    private final ImageReader reader;
    private final ImageInputStream stream;
    private final List<String> warnings = new ArrayList<>();

    private DecoderInput(ImageReader reader, ImageInputStream stream) {
        this.reader = reader;
        this.stream = stream;
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        reader.setInput(stream, false, true);
    }

    /** Reads from {@code stream}, and closes it in the end. */
    static DecoderInput open(ImageFormat format, ImageInputStream stream) throws IOException {
        return new DecoderInput(provider(format, stream).createReaderInstance(), stream);
    }

    private static ImageReaderSpi provider(ImageFormat format, ImageInputStream stream)
            throws IOException {
        return switch (format) {
            case WEBP -> new WebPImageReaderSpi();
            case TIFF -> isBigTiff(stream) ? new BigTIFFImageReaderSpi() : new TIFFImageReaderSpi();
            case PNG, JPEG, BMP, GIF -> jdkProvider(format);
        };
    }

    private static boolean isBigTiff(ImageInputStream stream) throws IOException {
        stream.mark();
        var head = new byte[4];
        stream.readFully(head);
        stream.reset();
        return head[2] == '+' || head[3] == '+';
    }

    private static ImageReaderSpi jdkProvider(ImageFormat format) {
        String wanted = JDK_PLUGINS + format.name().toLowerCase(Locale.ROOT) + '.';
        Iterator<ImageReaderSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            if (provider.getClass().getName().startsWith(wanted)) {
                return provider;
            }
        }
        throw new IllegalStateException(
                "This Java runtime has no " + format.label() + " decoder (module java.desktop)");
    }

    ImageReader reader() {
        return reader;
    }

    /** What the decoder found odd so far, in its own words. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
