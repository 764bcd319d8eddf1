package fathom.ui.state;

/**
 * The part of the scene's box that is drawn: for each axis (x right, y down, z forward) from which
 * to which share of the box.
 */
public record ClipShares(
        double left, double right, double top, double bottom, double near, double far) {
    public static final ClipShares ALL = new ClipShares(0, 1, 0, 1, 0, 1);
}
