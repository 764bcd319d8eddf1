package fathom.image;

import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Reads rows of samples of any depth as 0 to 255; palette indices stay as they are. */
sealed interface SampleScale {
    /** Fills {@code samples} with row {@code y}, band by band within each pixel. */
    void readRow(Raster raster, int y, int[] samples);

    static SampleScale of(Raster raster, ColorModel colors) {
        int type = raster.getSampleModel().getDataType();
        if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            return FloatSamples.spanning(raster);
        }
        int bits = colors instanceof IndexColorModel ? 8 : raster.getSampleModel().getSampleSize(0);
        if (bits == 8
                && raster.getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getNumBanks() == 1
                && raster.getSampleModel() instanceof ComponentSampleModel layout) {
            return new ByteSamples(bytes.getData(), bytes.getOffset(), layout);
        }
        return new IntegerSamples(bits);
    }

    /** The common case, without a method call per sample. */
    @SuppressWarnings("ArrayRecordComponent") // the image's own pixels, read only
    record ByteSamples(byte[] bytes, int offset, ComponentSampleModel layout)
            implements SampleScale {
        @Override
        public void readRow(Raster raster, int y, int[] samples) {
            int bands = layout.getNumBands();
            int step = layout.getPixelStride();
            int rowFrom =
                    offset
                            + (y - raster.getSampleModelTranslateY()) * layout.getScanlineStride()
                            - raster.getSampleModelTranslateX() * step;
            for (int band = 0; band < bands; band++) {
                int in = rowFrom + layout.getBandOffsets()[band];
                for (int out = band; out < samples.length; out += bands) {
                    samples[out] = bytes[in] & 0xff;
                    in += step;
                }
            }
        }
    }

    /** Unsigned integers of {@code bits} bits. */
    record IntegerSamples(int bits) implements SampleScale {
        @Override
        public void readRow(Raster raster, int y, int[] samples) {
            raster.getPixels(0, y, raster.getWidth(), 1, samples);
            if (bits == 8) {
                return;
            }
            for (int i = 0; i < samples.length; i++) {
                samples[i] = toByte(samples[i]);
            }
        }

        private int toByte(int value) {
            if (bits < 8) {
                return value * 255 / ((1 << bits) - 1);
            }
            int v16 = bits > 16 ? value >>> (bits - 16) : (value & 0xffff) << (16 - bits);
            return (2 * v16 + 257) / 514; // v16 / 257, rounded
        }
    }

    /** Floats; {@code low} becomes 0 and {@code high} 255. */
    record FloatSamples(double low, double high) implements SampleScale {
        /** 0 to 1 where all values lie there, else the values' own span. */
        static FloatSamples spanning(Raster raster) {
            double low = 0;
            double high = 1;
            var row = new double[raster.getNumBands() * raster.getWidth()];
            for (int y = 0; y < raster.getHeight(); y++) {
                for (double value : raster.getPixels(0, y, raster.getWidth(), 1, row)) {
                    if (Double.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
            return new FloatSamples(low, high);
        }

        @Override
        public void readRow(Raster raster, int y, int[] samples) {
            double[] row = raster.getPixels(0, y, raster.getWidth(), 1, (double[]) null);
            for (int i = 0; i < samples.length; i++) {
                double unit = (row[i] - low) / (high - low);
                samples[i] = (int) Math.rint(255 * Math.max(0, Math.min(1, unit))); // NaN: 0
            }
        }
    }
}
