package fathom.ui.text;

import java.util.Locale;

/** Sizes of files in words; decimal units, as hubs label them. */
public final class SizeText {
    private static final double KILO = 1000;

    private SizeText() {}

    /** Such as {@code 99.1 MB}. */
    public static String of(long bytes) {
        double megabytes = bytes / KILO / KILO;
        if (megabytes < 0.1) return format("%.0f kB", bytes / KILO);
        if (megabytes < KILO) return format(megabytes < 100 ? "%.1f MB" : "%.0f MB", megabytes);
        return format("%.2f GB", megabytes / KILO);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ENGLISH, pattern, value);
    }
}
