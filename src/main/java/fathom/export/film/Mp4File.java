package fathom.export.film;

import fathom.raster.ParallelRows;

import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jcodec.common.Codec;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * H.264 (baseline) in an MP4 file, in the colours that BT.709 defines for high definition, which
 * the stream itself says.
 */
final class Mp4File {
    /** The quantiser of all pictures: hardly distinguishable from the original. */
    private static final int QUANTISER = 22;

    /** How far blocks are looked for in the last picture; more costs time and saves little. */
    private static final int SEARCH_PX = 8;

    // ISO/IEC 23091-2
    private static final int BT_709 = 1;
    private static final int SRGB_TRANSFER = 13;
    private static final int UNSPECIFIED_FORMAT = 5;

    private static final float RED = 0.2126f;
    private static final float BLUE = 0.0722f;
    private static final float GREEN = 1 - RED - BLUE;

    private Mp4File() {}

    static void write(Film film, FileChannel file) throws IOException {
        var muxer = MP4Muxer.createMP4Muxer(new FileChannelWrapper(file), Brand.MP4);
        var size = new Size(film.width(), film.height());
        var track =
                muxer.addVideoTrack(
                        Codec.H264,
                        VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420J));
        var stream = new Stream(film.width(), film.height(), film.framesPerSecond());
        for (int i = 0; i < film.frames(); i++) {
            var encoded = stream.encoded(film.pictures().argb(i));
            track.addFrame(
                    Packet.createPacket(
                            NIOUtils.clone(encoded.getData()),
                            i,
                            film.framesPerSecond(),
                            1,
                            i,
                            encoded.isKeyFrame() ? Packet.FrameType.KEY : Packet.FrameType.INTER,
                            null));
        }
        muxer.finish();
    }

    /** Pictures one after the other, each as what has changed since the last or as a whole. */
    static final class Stream {
        private final Encoder encoder = new Encoder();
        private final Picture picture;
        private final ByteBuffer space;

        /**
         * @param keyInterval every how many pictures one is whole
         */
        Stream(int width, int height, int keyInterval) {
            encoder.setKeyInterval(keyInterval);
            encoder.setMotionSearchRange(SEARCH_PX);
            picture = Picture.create(width, height, ColorSpace.YUV420J);
            space = ByteBuffer.allocate(encoder.estimateBufferSize(picture) * 2);
        }

        /** Holds until the next one. */
        VideoEncoder.EncodedFrame encoded(int[] argb) {
            fill(picture, argb);
            space.clear();
            return encoder.encodeFrame(picture, space);
        }
    }

    /** Says which colours the numbers are; without that, players guess by the picture's size. */
    private static final class Encoder extends H264Encoder {
        Encoder() {
            super(new EvenQuality());
        }

        @Override
        public SeqParameterSet initSPS(Size size) {
            var set = super.initSPS(size);
            var signal = new VUIParameters();
            signal.videoSignalTypePresentFlag = true;
            signal.videoFormat = UNSPECIFIED_FORMAT;
            signal.colourDescriptionPresentFlag = true;
            signal.colourPrimaries = BT_709;
            signal.transferCharacteristics = SRGB_TRANSFER;
            signal.matrixCoefficients = BT_709;
            set.vuiParams = signal;
            return set;
        }
    }

    private static final class EvenQuality implements RateControl {
        @Override
        public int startPicture(Size size, int mostBytes, SliceType type) {
            return QUANTISER;
        }

        @Override
        public int initialQpDelta() {
            return 0;
        }

        @Override
        public int accept(int bits) {
            return 0;
        }
    }

    /**
     * Luma from 16 to 235 for each pixel, chroma from 16 to 240 for two by two (ITU-R BT.709-6,
     * section 3); the library keeps samples less 128.
     */
    private static void fill(Picture picture, int[] argb) {
        int width = picture.getWidth();
        int halfWidth = width / 2;
        byte[] luma = picture.getPlaneData(0);
        byte[] blue = picture.getPlaneData(1);
        byte[] red = picture.getPlaneData(2);
        ParallelRows.forEachBand(
                width,
                picture.getHeight() / 2,
                (fromRow, toRow) -> {
                    for (int y = fromRow; y < toRow; y++) {
                        for (int x = 0; x < halfWidth; x++) {
                            int upper = 2 * y * width + 2 * x;
                            int lower = upper + width;
                            for (int at : new int[] {upper, upper + 1, lower, lower + 1}) {
                                luma[at] = (byte) (Math.round(16 + 219 * luma(argb[at])) - 128);
                            }
                            float b = mean(argb, upper, lower, 0);
                            float g = mean(argb, upper, lower, 8);
                            float r = mean(argb, upper, lower, 16);
                            float grey = RED * r + GREEN * g + BLUE * b;
                            int at = y * halfWidth + x;
                            blue[at] = (byte) Math.round(224 * (b - grey) / (2 * (1 - BLUE)));
                            red[at] = (byte) Math.round(224 * (r - grey) / (2 * (1 - RED)));
                        }
                    }
                });
    }

    private static float luma(int rgb) {
        return (RED * (rgb >> 16 & 0xff) + GREEN * (rgb >> 8 & 0xff) + BLUE * (rgb & 0xff)) / 255;
    }

    private static float mean(int[] argb, int upper, int lower, int shift) {
        int sum =
                (argb[upper] >> shift & 0xff)
                        + (argb[upper + 1] >> shift & 0xff)
                        + (argb[lower] >> shift & 0xff)
                        + (argb[lower + 1] >> shift & 0xff);
        return sum / (4 * 255f);
    }
}
