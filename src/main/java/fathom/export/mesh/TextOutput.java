package fathom.export.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Words and numbers to a file of text, without making an object for each number. {@link #flush}
 * ends the work.
 */
final class TextOutput {
    private static final int CAPACITY = 1 << 20;
    private static final int LONGEST_NUMBER = 32;
    private static final int DIGITS_OF_FLOATS = 9;
    private static final float SMALLEST_PLAIN = 1e-5f;
    private static final float LARGEST_PLAIN = 1e9f;
    private static final long[] POWERS_OF_TEN = powersOfTen();

    private final OutputStream target;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[CAPACITY];
    private int length;

    TextOutput(FileChannel file) {
        this(Channels.newOutputStream(file));
    }

    TextOutput(OutputStream target) {
        this(target, _ -> {});
    }

    /**
     * @param progress hears how many bytes were written, whenever some were
     */
    TextOutput(OutputStream target, LongConsumer progress) {
        this.target = target;
        this.progress = progress;
    }

    TextOutput text(String text) throws IOException {
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            reserve(1);
            buffer[length++] = letter;
        }
        return this;
    }

    TextOutput letter(char ascii) throws IOException {
        reserve(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    TextOutput number(int value) throws IOException {
        reserve(LONGEST_NUMBER);
        if (value < 0) buffer[length++] = '-';
        putDigits(Math.abs((long) value), 1);
        return this;
    }

    /** With nine significant digits, which give every float back; zeros at the end are left out. */
    TextOutput number(float value) throws IOException {
        float size = Math.abs(value);
        if (size == 0) return letter('0');
        if (!(size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)) return text(Float.toString(value));
        reserve(LONGEST_NUMBER);
        if (value < 0) buffer[length++] = '-';
        int decimals = 0;
        while (size * (double) POWERS_OF_TEN[decimals] < POWERS_OF_TEN[DIGITS_OF_FLOATS - 1]) {
            decimals++;
        }
        long scaled = Math.round(size * (double) POWERS_OF_TEN[decimals]);
        long whole = scaled / POWERS_OF_TEN[decimals];
        putDigits(whole, 1);
        putFraction(scaled - whole * POWERS_OF_TEN[decimals], decimals);
        return this;
    }

    private void putFraction(long fraction, int decimals) {
        if (fraction == 0) return;
        buffer[length++] = '.';
        putDigits(fraction, decimals);
        while (buffer[length - 1] == '0') length--;
    }

    private void putDigits(long value, int atLeast) {
        int digits = atLeast;
        while (value >= POWERS_OF_TEN[digits]) digits++;
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    void flush() throws IOException {
        progress.accept(length);
        target.write(buffer, 0, length);
        length = 0;
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.length - length < bytes) flush();
    }

    private static long[] powersOfTen() {
        var powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) powers[i] = 10 * powers[i - 1];
        return powers;
    }
}
