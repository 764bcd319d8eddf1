package fathom.cli;

import java.util.Locale;

/** Amounts of bytes as people read them. */
final class Sizes {
    private static final double KILO = 1000;

    private Sizes() {}

    /** Such as {@code 99.1 MB}; decimal units, as hubs and disks are labelled. */
    static String text(long bytes) {
        if (bytes < KILO) return bytes + " bytes";
        double value = bytes / KILO;
        for (String unit : new String[] {"kB", "MB"}) {
            if (value < KILO) return format(value, unit);
            value /= KILO;
        }
        return format(value, "GB");
    }

    private static String format(double value, String unit) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f %s" : "%.0f %s", value, unit);
    }
}
