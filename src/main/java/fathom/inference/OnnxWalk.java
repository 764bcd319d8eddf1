package fathom.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks an ONNX file's protocol buffers as onnx.proto defines them, field by field, and skips the
 * weights. Field numbers are part of ONNX's format and never change.
 */
final class OnnxWalk {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT_BYTES = 1 << 16;
    private static final int WIRE_VARINT = 0;
    private static final int WIRE_FIXED64 = 1;
    private static final int WIRE_BYTES = 2;
    private static final int WIRE_FIXED32 = 5;

    final Map<String, Long> opsets = new HashMap<>();
    final Set<String> operators = new HashSet<>();
    final Set<String> externalData = new HashSet<>();
    boolean hasGraph;

    private final ByteBuffer window = ByteBuffer.allocate(1 << 16).limit(0);
    private long windowEnd;

    /** The bytes are no ONNX graph. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason);
        }
    }

    /** The messages of onnx.proto that lead to nodes and tensors, and the fields that lead on. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        SPARSE_TENSOR,
        FUNCTION,
        TRAINING,
        OPSET,
        DATA_ENTRY,
        LEAF;

        Message at(int field) {
            return switch (this) {
                case MODEL ->
                        switch (field) {
                            case 7 -> GRAPH;
                            case 8 -> OPSET;
                            case 20 -> TRAINING;
                            case 25 -> FUNCTION;
                            default -> LEAF;
                        };
                case GRAPH ->
                        switch (field) {
                            case 1 -> NODE;
                            case 5 -> TENSOR;
                            case 15 -> SPARSE_TENSOR;
                            default -> LEAF;
                        };
                case NODE -> field == 5 ? ATTRIBUTE : LEAF;
                case ATTRIBUTE ->
                        switch (field) {
                            case 5, 10 -> TENSOR;
                            case 6, 11 -> GRAPH;
                            case 22, 23 -> SPARSE_TENSOR;
                            default -> LEAF;
                        };
                case TENSOR -> field == 13 ? DATA_ENTRY : LEAF;
                case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : LEAF;
                case FUNCTION -> field == 7 ? NODE : LEAF;
                case TRAINING -> field == 1 || field == 2 ? GRAPH : LEAF;
                case OPSET, DATA_ENTRY, LEAF -> LEAF;
            };
        }
    }

    /** What the two messages of key and value hold while they are read. */
    private static final class Entry {
        String key = "";
        String value = "";
        long number;
    }

    void read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0) throw new MalformedException("it is empty");
            message(channel, Message.MODEL, channel.size(), 0);
        }
    }

    private void message(FileChannel file, Message message, long end, int depth)
            throws IOException {
        if (depth > MAX_DEPTH) throw new MalformedException("it is nested too deeply");
        var entry = new Entry();
        while (position() < end) {
            long tag = varint(file);
            int field = (int) (tag >>> 3);
            if (field < 1) throw new MalformedException("it is damaged or another kind of file");
            switch ((int) (tag & 7)) {
                case WIRE_VARINT -> entry.number = varint(file);
                case WIRE_FIXED64 -> skipTo(file, position() + 8, end);
                case WIRE_FIXED32 -> skipTo(file, position() + 4, end);
                case WIRE_BYTES -> {
                    long length = varint(file);
                    if (length < 0 || length > end - position()) {
                        throw new MalformedException("it is cut off or another kind of file");
                    }
                    bytes(file, message, field, position() + length, entry, depth);
                }
                default -> throw new MalformedException("it is damaged or another kind of file");
            }
        }
        if (position() != end) throw new MalformedException("it is damaged");
        finish(message, entry);
    }

    private void bytes(
            FileChannel file, Message message, int field, long end, Entry entry, int depth)
            throws IOException {
        Message inner = message.at(field);
        if (inner != Message.LEAF) {
            hasGraph |= inner == Message.GRAPH;
            message(file, inner, end, depth + 1);
        } else if (message == Message.NODE && field == 4) {
            operators.add(text(file, end));
        } else if (message == Message.OPSET && field == 1) {
            entry.key = text(file, end);
        } else if (message == Message.DATA_ENTRY && field == 1) {
            entry.key = text(file, end);
        } else if (message == Message.DATA_ENTRY && field == 2) {
            entry.value = text(file, end);
        } else {
            skipTo(file, end, end);
        }
    }

    private void finish(Message message, Entry entry) {
        if (message == Message.OPSET) {
            opsets.put(entry.key.equals("ai.onnx") ? "" : entry.key, entry.number);
        }
        if (message == Message.DATA_ENTRY && entry.key.equals("location")) {
            externalData.add(entry.value);
        }
    }

    private long position() {
        return windowEnd - window.remaining();
    }

    private void skipTo(FileChannel file, long target, long end) throws IOException {
        if (target > end || target > file.size()) throw new MalformedException("it is cut off");
        if (target <= windowEnd) {
            window.position(window.limit() - (int) (windowEnd - target));
        } else {
            window.limit(0);
            windowEnd = target;
        }
    }

    private int nextByte(FileChannel file) throws IOException {
        if (!window.hasRemaining()) {
            window.clear();
            int read = file.read(window, windowEnd);
            window.flip();
            if (read <= 0) throw new MalformedException("it is cut off");
            windowEnd += read;
        }
        return window.get() & 0xff;
    }

    private long varint(FileChannel file) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = nextByte(file);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw new MalformedException("it is damaged or another kind of file");
    }

    private String text(FileChannel file, long end) throws IOException {
        long length = end - position();
        if (length > MAX_TEXT_BYTES) throw new MalformedException("it holds an endless name");
        var bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) nextByte(file);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
