package fathom.model;

import fathom.job.JobMonitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in lower-case hex as cards write it. */
public final class Sha256 {
    private static final int CHUNK_BYTES = 1 << 18;

    private Sha256() {}

    public static String of(Path file, JobMonitor monitor) throws IOException {
        var digest = digest();
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(chunk.clear()) >= 0) {
                monitor.throwIfCancelled();
                digest.update(chunk.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
