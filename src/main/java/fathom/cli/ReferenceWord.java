package fathom.cli;

import fathom.metric.Reference;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of {@code --reference} and {@code --reference-length}. */
final class ReferenceWord {
    private static final String NUMBER = "([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)";
    private static final String PIXEL = "(\\d{1,9}),(\\d{1,9})";
    private static final Pattern DISTANCE = Pattern.compile(PIXEL + "=" + NUMBER);
    private static final Pattern LENGTH = Pattern.compile(PIXEL + ":" + PIXEL + "=" + NUMBER);

    private ReferenceWord() {}

    /** {@code x,y=METRES}. */
    static final class OfDistance implements ITypeConverter<Reference.Distance> {
        @Override
        public Reference.Distance convert(String word) {
            Matcher parts = match(DISTANCE, word, "x,y=METRES, for example 320,240=1.5");
            return new Reference.Distance(
                    pixel(parts, 1), pixel(parts, 2), Double.parseDouble(parts.group(3)));
        }
    }

    /** {@code x1,y1:x2,y2=METRES}. */
    static final class OfLength implements ITypeConverter<Reference.Length> {
        @Override
        public Reference.Length convert(String word) {
            Matcher parts =
                    match(LENGTH, word, "x1,y1:x2,y2=METRES, for example 210,40:215,460=2.03");
            return new Reference.Length(
                    pixel(parts, 1),
                    pixel(parts, 2),
                    pixel(parts, 3),
                    pixel(parts, 4),
                    Double.parseDouble(parts.group(5)));
        }
    }

    private static Matcher match(Pattern pattern, String word, String wanted) {
        Matcher parts = pattern.matcher(word);
        if (!parts.matches()) {
            throw new TypeConversionException("'%s' is not %s".formatted(word, wanted));
        }
        return parts;
    }

    private static int pixel(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
