package fathom.image;

import fathom.raster.ParallelRows;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * Converts samples from the colours of an embedded ICC profile to sRGB. Safe for use by many
 * threads.
 */
final class IccConversion {
    private static final int PROBE_STEPS = 9;
    private static final int CHUNK_PIXELS = 1 << 14;

    private final ColorConvertOp operation;
    private final int channels;

    private IccConversion(ColorConvertOp operation, int channels) {
        this.operation = operation;
        this.channels = channels;
    }

    /**
     * The conversion for samples of {@code channels} channels; none where the profile is broken or
     * for another number of channels, and none where it moves no colour by more than one level:
     * then the profile is sRGB under one of its many names, and the pixels stay as they are.
     */
    static Optional<IccConversion> of(byte[] profileBytes, int channels) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(profileBytes);
            if (profile.getNumComponents() != channels) {
                return Optional.empty();
            }
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            var operation = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
            var conversion = new IccConversion(operation, channels);
            return conversion.movesColors() ? Optional.of(conversion) : Optional.empty();
        } catch (IllegalArgumentException | CMMException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Also makes the operation build its tables once, before threads share it. */
    private boolean movesColors() {
        byte[] probe = probeColors();
        var converted = new byte[probe.length / channels * 3];
        convert(probe, converted, probe.length / channels);
        if (channels == 4) {
            return true;
        }
        for (int i = 0; i < converted.length; i++) {
            int before = probe[channels == 1 ? i / 3 : i] & 0xff;
            if (Math.abs((converted[i] & 0xff) - before) > 1) {
                return true;
            }
        }
        return false;
    }

    private byte[] probeColors() {
        int count = (int) Math.pow(PROBE_STEPS, channels);
        var probe = new byte[count * channels];
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int channel = 0; channel < channels; channel++) {
                probe[i * channels + channel] =
                        (byte) (rest % PROBE_STEPS * 255 / (PROBE_STEPS - 1));
                rest /= PROBE_STEPS;
            }
        }
        return probe;
    }

    /** Converts {@code pixels} interleaved pixels. */
    void convert(byte[] source, byte[] rgb, int pixels) {
        operation.filter(pixels(source, pixels, channels), pixels(rgb, pixels, 3));
    }

    /** Converts R, G, B pixels in place. */
    void convertRgb(byte[] rgb, int width, int height) {
        ParallelRows.forEachBand(
                width,
                height,
                (from, to) -> {
                    int chunk = Math.max(1, CHUNK_PIXELS / width) * width;
                    var source = new byte[3 * chunk];
                    var converted = new byte[3 * chunk];
                    for (int at = from * width; at < to * width; at += chunk) {
                        int count = Math.min(chunk, to * width - at);
                        System.arraycopy(rgb, 3 * at, source, 0, 3 * count);
                        convert(source, converted, count);
                        System.arraycopy(converted, 0, rgb, 3 * at, 3 * count);
                    }
                });
    }

    /** A view from the array's start: the JDK's converter overlooks a buffer's offset. */
    private static WritableRaster pixels(byte[] samples, int count, int channels) {
        var offsets = new int[channels];
        for (int channel = 0; channel < channels; channel++) {
            offsets[channel] = channel;
        }
        return Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length),
                count,
                1,
                count * channels,
                channels,
                offsets,
                null);
    }
}
