package fathom.ui.text;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A number as users type it, and as {@link DepthText#number} writes it: with a unit behind, a
 * decimal point or comma, grouped thousands, a hyphen or a minus sign, an exponent, or a k.
 */
public final class TypedNumber {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "([+-]?[0-9.,]+(?:[eE][+-]?[0-9]+)?)[\\s\u202f]*([kKM]?)"
                            + "(?:[^0-9A-Za-z].*|[a-z\u00b0\u00d7%].*)?");

    /** No group begins with a nought: "0,125" is an eighth. */
    private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+(\\..*)?");

    private TypedNumber() {}

    /** Empty for what is no finite number. */
    public static OptionalDouble of(String text) {
        var found = NUMBER.matcher(text.strip().replace(DepthText.MINUS, '-'));
        if (!found.matches()) return OptionalDouble.empty();
        String digits = found.group(1);
        String plain =
                GROUPED.matcher(digits).matches()
                        ? digits.replace(",", "")
                        : digits.replace(',', '.');
        try {
            double number = Double.parseDouble(plain) * factor(found.group(2));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
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
