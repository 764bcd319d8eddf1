package fathom.ui.settings;

/**
 * Where the window stood when it was last not maximised, in the toolkit's screen units.
 *
 * @param maximised whether it filled the screen when it was closed
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    public WindowPlace {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A place must be finite, got " + x + ", " + y);
        }
        if (!(width > 0 && width < 1e6) || !(height > 0 && height < 1e6)) {
            throw new IllegalArgumentException("A size must be > 0, got " + width + " x " + height);
        }
    }
}
