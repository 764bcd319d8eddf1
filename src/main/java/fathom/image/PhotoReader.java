package fathom.image;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads photographs of any common format. The format is decided by content; headers are checked
 * before anything is decoded. Whatever the bytes are, the result is a photograph or a {@link
 * UserFacingException} that names the file, the reason and a way out. Holds no state; safe for use
 * by many threads.
 */
public final class PhotoReader {
    /** Java arrays hold 2^31 - 1 bytes, and a photograph three bytes a pixel. */
    private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    private static final int FULL_SIZE = Integer.MAX_VALUE;

    private final ReadLimits limits;

    public PhotoReader(ReadLimits limits) {
        this.limits = limits;
    }

    public Photo read(Path file) throws UserFacingException {
        return read(bytesOf(file), fileName(file), file.toString(), FULL_SIZE);
    }

    /** Reads an image that is no file, such as one from the clipboard. */
    public Photo read(byte[] bytes, String name) throws UserFacingException {
        return read(bytes, name, name, FULL_SIZE);
    }

    /**
     * Reads a small version whose longer side has at most {@code maxSide} pixels. Its facts are
     * those of the whole photograph.
     */
    public Photo readReduced(Path file, int maxSide) throws UserFacingException {
        return read(bytesOf(file), fileName(file), file.toString(), maxSide);
    }

    /** Size and format as the file's header says, without decoding and without limits. */
    public ImageHeader readHeader(Path file) throws UserFacingException {
        checkFile(file);
        return guarded(file.toString(), () -> ImageFile.headerOf(file));
    }

    private Photo read(byte[] bytes, String name, String title, int maxSide)
            throws UserFacingException {
        return guarded(title, () -> decode(ImageFile.open(bytes), name, maxSide));
    }

    private Photo decode(ImageFile image, String name, int maxSide) throws IOException {
        ImageHeader header = image.header();
        int longSide = Math.max(header.width(), header.height());
        int step = Math.max(1, longSide / maxSide / 2);
        checkPixels(header);
        ExifFacts exif = image.exif();
        checkMemory(image, step, exif.orientation() > 1);
        ImageFile.Decoded decoded = image.decode(step);
        Rgb8 small = Reduction.toFit(decoded.pixels(), maxSide);
        Rgb8 upright = Orientation.upright(small, exif.orientation());
        return Photo.adopt(
                name,
                upright.width(),
                upright.height(),
                upright.rgb(),
                upright.transparent(),
                exif.facts(header.width(), header.height(), decoded.bitDepth()));
    }

    private void checkPixels(ImageHeader header) throws UnreadableImageException {
        long pixels = (long) header.width() * header.height();
        if (pixels > limits.maxPixels()) {
            throw new UnreadableImageException(
                    "has %d x %d pixels (%.1f megapixels), more than the limit of %.1f megapixels"
                            .formatted(
                                    header.width(),
                                    header.height(),
                                    pixels / 1e6,
                                    limits.maxPixels() / 1e6),
                    "Make it smaller, or raise the limit with --max-megapixels.");
        }
    }

    private void checkMemory(ImageFile image, int step, boolean turned)
            throws UnreadableImageException {
        ImageHeader header = image.header();
        long pixels = (long) header.width() * header.height() / step / step;
        if (pixels > MOST_PIXELS || image.decodingBytes(step, turned) > limits.memoryBytes()) {
            throw tooLargeForMemory(header);
        }
    }

    private UnreadableImageException tooLargeForMemory(ImageHeader header) {
        return new UnreadableImageException(
                "has %d x %d pixels, too many for the %d MB of memory that Fathom may use"
                        .formatted(header.width(), header.height(), limits.memoryBytes() >> 20),
                MEMORY_REMEDY);
    }

    private static final String MEMORY_REMEDY =
            "Make it smaller, or give Fathom more memory, for example with"
                    + " JAVA_TOOL_OPTIONS=-Xmx8g.";

    /** Reading that may fail in any of the ways in which decoders fail on hostile bytes. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T guarded(String title, Reading<T> reading) throws UserFacingException {
        try {
            return reading.read();
        } catch (UnreadableImageException e) {
            throw badInput(title, e.reason(), e.remedy(), e);
        } catch (IOException | RuntimeException e) {
            String reason =
                    endsTooEarly(e)
                            ? "is a damaged image or cut off (it ends before its picture does)"
                            : "is a damaged image" + detail(e);
            var damaged = UnreadableImageException.damaged(reason, e);
            throw badInput(title, damaged.reason(), damaged.remedy(), e);
        } catch (OutOfMemoryError e) {
            throw badInput(title, "is too large for the memory at hand", MEMORY_REMEDY, e);
        }
    }

    private static boolean endsTooEarly(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    /** A decoder's own words, where they are made for people. */
    private static String detail(Exception e) {
        String message = e.getMessage();
        return e instanceof RuntimeException || message == null || message.isBlank()
                ? ""
                : " (" + message.lines().findFirst().orElse("").strip() + ")";
    }

    private static void checkFile(Path file) throws UserFacingException {
        String title = file.toString();
        if (Files.isDirectory(file)) {
            throw badInput(title, "is a folder, not an image", "Name the images in it.", null);
        }
        if (!Files.exists(file)) {
            throw badInput(title, "does not exist", "Check the name and the folder.", null);
        }
        if (!Files.isRegularFile(file)) {
            throw badInput(title, "is not a file", "Name an image file.", null);
        }
    }

    private static byte[] bytesOf(Path file) throws UserFacingException {
        checkFile(file);
        String title = file.toString();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw badInput(
                    title, "cannot be read" + detail(e), "Check that you may read the file.", e);
        } catch (OutOfMemoryError e) {
            throw badInput(title, "is too large a file to read", MEMORY_REMEDY, e);
        }
    }

    private static UserFacingException badInput(
            String title, String reason, String remedy, @Nullable Throwable cause) {
        return new UserFacingException(
                Fault.BAD_INPUT, "'%s' %s.".formatted(title, reason), remedy, cause);
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
