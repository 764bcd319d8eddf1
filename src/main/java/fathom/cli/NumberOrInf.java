package fathom.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number, or {@code inf} for one that is larger than any. */
final class NumberOrInf implements ITypeConverter<Double> {
    @Override
    public Double convert(String word) {
        if (word.equalsIgnoreCase("inf")) return Double.POSITIVE_INFINITY;
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a number or inf".formatted(word));
        }
    }
}
