package fathom.export.depth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reading one channel of an OpenEXR file needs to know.
 *
 * @param type and {@code valueBytes}: the channel's numbers, as {@link Numbers} names them
 * @param lineBytes all channels of one line
 * @param channelOffset where the channel starts within a line
 */
record ExrHeader(
        int width,
        int height,
        int minY,
        int compression,
        char type,
        int valueBytes,
        int lineBytes,
        int channelOffset,
        Optional<String> comments) {
    private static final int TILED_DEEP_OR_MULTIPART = 0x200 | 0x800 | 0x1000;
    private static final int LONGEST_NAME = 255;
    private static final List<String> WANTED = List.of("z", "depth", "depth.z", "y");
    private static final List<String> COMPRESSIONS =
            List.of("none", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24", "B44", "B44A", "DWAA", "DWAB");

    private record Channel(String name, int type) {
        int bytes() {
            return type == 1 ? 2 : 4;
        }
    }

    int linesPerBlock() {
        return compression == 3 ? ExrFile.LINES_PER_BLOCK : 1;
    }

    /** Leaves the buffer at the table of lines. */
    static ExrHeader read(ByteBuffer in) throws MalformedFileException {
        in.getInt();
        int version = in.getInt();
        if ((version & 0xff) != 2 || (version & TILED_DEEP_OR_MULTIPART) != 0) {
            throw new MalformedFileException(
                    "it is tiled, deep or of several parts; save it as single-part scan lines");
        }
        Map<String, byte[]> attributes = attributes(in);
        ByteBuffer window = attribute(attributes, "dataWindow", 16, in);
        int minX = window.getInt();
        int minY = window.getInt();
        long width = (long) window.getInt() - minX + 1;
        long height = (long) window.getInt() - minY + 1;
        GridSize.check(width, height);
        int compression = attribute(attributes, "compression", 1, in).get();
        if (compression < 0 || compression > 3) {
            throw new MalformedFileException(
                    "it is compressed with %s; save it with ZIP or without compression"
                            .formatted(
                                    compression > 0 && compression < COMPRESSIONS.size()
                                            ? COMPRESSIONS.get(compression)
                                            : "method " + compression));
        }
        List<Channel> channels = channels(attribute(attributes, "channels", 1, in));
        Channel chosen = choose(channels);
        int before = 0;
        int all = 0;
        for (Channel channel : channels) {
            if (channel.equals(chosen)) before = all;
            all = Math.addExact(all, Math.multiplyExact(channel.bytes(), (int) width));
        }
        byte[] comments = attributes.get("comments");
        return new ExrHeader(
                (int) width,
                (int) height,
                minY,
                compression,
                chosen.type == 0 ? 'u' : 'f',
                chosen.bytes(),
                all,
                before,
                comments == null
                        ? Optional.empty()
                        : Optional.of(new String(comments, StandardCharsets.UTF_8)));
    }

    private static Map<String, byte[]> attributes(ByteBuffer in) throws MalformedFileException {
        var attributes = new HashMap<String, byte[]>();
        for (String name = word(in); !name.isEmpty(); name = word(in)) {
            word(in); // the type follows from the name
            if (in.remaining() < 4) throw cutOff();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) throw cutOff();
            byte[] value = new byte[length];
            in.get(value);
            attributes.put(name, value);
        }
        return attributes;
    }

    private static ByteBuffer attribute(
            Map<String, byte[]> attributes, String name, int bytes, ByteBuffer like)
            throws MalformedFileException {
        byte[] value = attributes.get(name);
        if (value == null || value.length < bytes) {
            throw new MalformedFileException("its header lacks '" + name + "'");
        }
        return ByteBuffer.wrap(value).order(like.order());
    }

    private static List<Channel> channels(ByteBuffer in) throws MalformedFileException {
        var channels = new ArrayList<Channel>();
        for (String name = word(in); !name.isEmpty(); name = word(in)) {
            if (in.remaining() < 16) throw cutOff();
            int type = in.getInt();
            in.getInt();
            if (type < 0 || type > 2 || in.getInt() != 1 || in.getInt() != 1) {
                throw new MalformedFileException(
                        "its channel '%s' is subsampled or of an unknown type".formatted(name));
            }
            channels.add(new Channel(name, type));
        }
        return channels;
    }

    private static Channel choose(List<Channel> channels) throws MalformedFileException {
        for (String wanted : WANTED) {
            for (Channel channel : channels) {
                if (channel.name.equalsIgnoreCase(wanted)) return channel;
            }
        }
        if (channels.isEmpty()) throw new MalformedFileException("it has no channel");
        return channels.getFirst();
    }

    private static String word(ByteBuffer in) throws MalformedFileException {
        var word = new StringBuilder();
        while (in.hasRemaining() && word.length() <= LONGEST_NAME) {
            byte letter = in.get();
            if (letter == 0) return word.toString();
            word.append((char) (letter & 0xff));
        }
        throw cutOff();
    }

    private static MalformedFileException cutOff() {
        return new MalformedFileException("its header is cut off");
    }
}
