package fathom.cli;

import java.util.Locale;

/** Numbers in sentences. */
final class Count {
    private Count() {}

    /** "1 file", "2,000 files". */
    static String of(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
