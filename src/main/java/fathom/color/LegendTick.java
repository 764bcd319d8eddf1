package fathom.color;

/**
 * A mark on a colour bar.
 *
 * @param value in the depth map's own numbers
 * @param position from 0 at the map's first colour to 1 at its last
 * @param text the value for people, with its unit when it has one
 */
public record LegendTick(double value, double position, String text) {
    LegendTick at(double otherPosition) {
        return new LegendTick(value, otherPosition, text);
    }
}
