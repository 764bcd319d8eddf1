package fathom.store.web;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.Sha256;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/** Takes a file that lies on this machine already. */
final class DiskCopy {
    private static final int CHUNK_BYTES = 1 << 20;

    private final FetchOrder order;
    private final PartFile part;
    private final Transfer transfer;
    private final JobMonitor monitor;

    DiskCopy(FetchOrder order, PartFile part, Transfer transfer, JobMonitor monitor) {
        this.order = order;
        this.part = part;
        this.transfer = transfer;
        this.monitor = monitor;
    }

    Fetched from(FetchOrder.Place.Disk place) throws IOException, UserFacingException {
        Path file = place.file();
        if (!Files.isRegularFile(file)) throw SourceException.lasting("does not exist");
        long bytes = Files.size(file);
        if (order.bytes().isPresent() && order.bytes().getAsLong() != bytes) {
            throw SourceException.lasting(
                    "has %d bytes, wanted %d".formatted(bytes, order.bytes().getAsLong()));
        }
        DiskSpace.require(part.folder(), bytes);
        String found = copy(file);
        if (order.sha256().isPresent() && !order.sha256().get().equals(found)) {
            part.discard();
            throw SourceException.lasting(
                    "has SHA-256 %s, wanted %s".formatted(found, order.sha256().get()));
        }
        part.finish();
        return new Fetched(found, bytes, place, Optional.empty());
    }

    /** Returns the hash of what was copied. */
    private String copy(Path file) throws IOException {
        var digest = Sha256.digest();
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        try (var in = open(file);
                var out = part.open(0, Optional.empty())) {
            transfer.startAt(0);
            while (in.read(chunk.clear()) >= 0) {
                monitor.throwIfCancelled();
                chunk.flip();
                digest.update(chunk.duplicate());
                transfer.add(chunk.limit());
                while (chunk.hasRemaining()) out.write(chunk);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static FileChannel open(Path file) throws SourceException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw SourceException.passing("cannot be read", e);
        }
    }
}
