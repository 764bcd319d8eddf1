package fathom.cli;

import fathom.color.RangeChoice;
import fathom.depth.DepthRange;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.regex.Pattern;

/** {@code LO,HI} in the map's own numbers, or percentiles as {@code p2,p98}. */
final class RangeWord implements ITypeConverter<RangeChoice> {
    private static final Pattern PERCENTILES = Pattern.compile("[pP]([^,]+),[pP]([^,]+)");
    private static final Pattern VALUES = Pattern.compile("([^,pP]+),([^,pP]+)");

    @Override
    public RangeChoice convert(String word) {
        try {
            var percentiles = PERCENTILES.matcher(word);
            if (percentiles.matches()) {
                return new RangeChoice.ByPercentiles(
                        Double.parseDouble(percentiles.group(1)),
                        Double.parseDouble(percentiles.group(2)));
            }
            var values = VALUES.matcher(word);
            if (values.matches()) {
                return new RangeChoice.Explicit(
                        new DepthRange(
                                Float.parseFloat(values.group(1)),
                                Float.parseFloat(values.group(2))));
            }
        } catch (IllegalArgumentException notNumbersInOrder) {
            throw wanted(word);
        }
        throw wanted(word);
    }

    private static TypeConversionException wanted(String word) {
        return new TypeConversionException(
                "'%s' is no range: give two numbers as 0.5,8 or two percentiles as p2,p98, the smaller first"
                        .formatted(word));
    }
}
