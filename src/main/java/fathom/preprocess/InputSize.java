package fathom.preprocess;

/** The size of a network's input in pixels. */
public record InputSize(int width, int height) {
    public InputSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A size needs positive sides, got " + width + "x" + height);
        }
    }
}
