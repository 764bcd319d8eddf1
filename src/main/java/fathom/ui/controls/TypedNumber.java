package fathom.ui.controls;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people type them: with a unit behind, a decimal comma, grouped thousands or a k. */
final class TypedNumber {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "([+\u2212-]?[0-9.,]+)[\\s\u202f]*([kKM]?)(?:[^0-9A-Za-z].*|[a-z\u00b0\u00d7%].*)?");

    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");

    private TypedNumber() {}

    /** Empty for what is no number. */
    static OptionalDouble in(String text) {
        var found = NUMBER.matcher(text.strip());
        if (!found.matches()) return OptionalDouble.empty();
        String digits = found.group(1).replace('\u2212', '-');
        String plain =
                GROUPED.matcher(digits).matches()
                        ? digits.replace(",", "")
                        : digits.replace(',', '.');
        try {
            double number = Double.parseDouble(plain);
            return OptionalDouble.of(number * factor(found.group(2)));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static double factor(String suffix) {
        return switch (suffix) {
            case "k", "K" -> 1e3;
            case "M" -> 1e6;
            default -> 1;
        };
    }
}
