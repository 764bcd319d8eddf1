package fathom.ui.text;

import java.util.OptionalDouble;

/** A number as users type it, and as {@link DepthText#number} writes it. */
public final class TypedNumber {
    private TypedNumber() {}

    /**
     * With a decimal point or comma, and a hyphen or a minus sign.
     *
     * @return empty for what is no finite number
     */
    public static OptionalDouble of(String text) {
        String plain = text.strip().replace(',', '.').replace(DepthText.MINUS, '-');
        try {
            double number = Double.parseDouble(plain);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
