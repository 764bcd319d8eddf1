package fathom.export.film;

/**
 * Pictures of one size, shown one after the other at an even pace.
 *
 * @param pictures gives them one by one; asked from one thread, and for some more than once
 */
public record Film(int width, int height, int framesPerSecond, int frames, Pictures pictures) {
    /** A GIF cannot show more. */
    public static final int MOST_FRAMES_PER_SECOND = 50;

    public Film {
        if (width < 1 || height < 1 || frames < 1) {
            throw new IllegalArgumentException(
                    "%d pictures of %dx%d".formatted(frames, width, height));
        }
        if (framesPerSecond < 1 || framesPerSecond > MOST_FRAMES_PER_SECOND) {
            throw new IllegalArgumentException(framesPerSecond + " pictures a second");
        }
    }

    /** Row by row, premultiplied 0xAARRGGBB. */
    @FunctionalInterface
    public interface Pictures {
        int[] argb(int frame);
    }
}
