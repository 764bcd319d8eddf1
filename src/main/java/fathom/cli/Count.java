package fathom.cli;

import java.util.Locale;

/** Numbers in sentences. */
final class Count {
    private Count() {}

    /** "1 file", "2,000 files". */
    static String of(long number, String thing) {
        return of(number, thing, thing + "s");
    }

    static String of(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
