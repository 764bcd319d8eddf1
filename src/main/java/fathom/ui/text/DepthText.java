package fathom.ui.text;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.pipeline.DepthResult;

import java.util.Locale;

/** Numbers of photographs and depth, as the window writes them. */
public final class DepthText {
    /** As wide as a plus, which a hyphen is not. */
    static final char MINUS = '\u2212';

    private static final String NONE = "–";

    private DepthText() {}

    /** A value with its unit when it has one, or a dash for NaN. */
    public static String value(float value, DepthKind kind) {
        if (Float.isNaN(value)) return NONE;
        return kind.unit().isEmpty() ? number(value) : number(value) + "\u202f" + kind.unit();
    }

    /** A difference with its sign and unit, or a dash for NaN. */
    public static String delta(float value, DepthKind kind) {
        if (Float.isNaN(value)) return NONE;
        return (value < 0 ? MINUS : '+') + value(Math.abs(value), kind);
    }

    /** Three significant digits, but never fewer than the whole number. */
    public static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        boolean unwieldy = size != 0 && (size < 0.001 || size >= 1e6);
        String format = unwieldy ? "%.2e" : "%." + decimals + "f";
        return String.format(Locale.ENGLISH, format, value).replace('-', MINUS);
    }

    /** A share in percent, or a dash for NaN. */
    public static String rank(double percent) {
        return Double.isNaN(percent)
                ? NONE
                : String.format(Locale.ENGLISH, "%.0f\u202f%%", percent);
    }

    /** "84 ms", "1.2 s". */
    public static String duration(double ms) {
        return ms < 1000
                ? String.format(Locale.ENGLISH, "%.0f\u202fms", ms)
                : String.format(Locale.ENGLISH, "%.1f\u202fs", ms / 1000);
    }

    /** "640 × 480 · 50 mm (EXIF)". */
    public static String photoDetail(Photo photo) {
        String size = "%d\u202f×\u202f%d".formatted(photo.width(), photo.height());
        var lens = photo.facts().focalLengthMm();
        return lens.isPresent()
                ? Messages.text("photo.detail.lens", size, number(lens.getAsDouble()))
                : size;
    }

    /** "relative disparity, larger is nearer", or "metric depth in m". */
    public static String meaning(DepthKind kind) {
        return kind.unit().isEmpty()
                ? Messages.text(
                        kind.largerIsNearer() ? "depth.larger.nearer" : "depth.larger.farther",
                        kind.label())
                : Messages.text("depth.unit", kind.label(), kind.unit());
    }

    /** "depth.png · 1241 × 376 · metric depth". */
    public static String groundTruthDetail(String file, DepthMap map) {
        return "%s · %d\u202f×\u202f%d · %s"
                .formatted(file, map.grid().width(), map.grid().height(), map.kind().label());
    }

    /** "42 ms · relative disparity". */
    public static String resultDetail(DepthResult result) {
        return duration(result.timings().estimateMs()) + " · " + result.map().kind().label();
    }
}
