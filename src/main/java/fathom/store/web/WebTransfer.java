package fathom.store.web;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.Sha256;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One request for a file or for the rest of it, and what becomes of the answer. */
final class WebTransfer {
    private static final int CHUNK_BYTES = 1 << 16;

    private static final int SNIFFED_BYTES = 512;
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** The byte order mark that some servers put before their pages. */
    private static final String UTF8_MARK = "^\u00ef\u00bb\u00bf";

    private static final int PARTIAL = 206;
    private static final int RANGE_REFUSED = 416;

    private final WebClient client;
    private final FetchOrder order;
    private final FetchOrder.Place.Web place;
    private final PartFile part;
    private final Transfer transfer;
    private final JobMonitor monitor;

    WebTransfer(
            WebClient client,
            FetchOrder order,
            FetchOrder.Place.Web place,
            PartFile part,
            Transfer transfer,
            JobMonitor monitor) {
        this.client = client;
        this.order = order;
        this.place = place;
        this.part = part;
        this.transfer = transfer;
        this.monitor = monitor;
    }

    /** The complete file, under its name. */
    Fetched run() throws IOException, UserFacingException {
        long have = usable();
        if (have > 0 && order.bytes().isPresent() && have == order.bytes().getAsLong()) {
            return finish(true, Optional.empty(), Optional.empty());
        }
        try (var answer = client.get(place.address(), headers(have), monitor)) {
            if (answer.status() == RANGE_REFUSED) {
                if (answer.header("Content-Range").strip().equals("bytes */" + have)) {
                    return finish(true, hubHash(answer), commit(answer));
                }
                part.discard();
                throw SourceException.passing("has no such part of the file", null);
            }
            if (answer.status() != 200 && answer.status() != PARTIAL) throw refusal(answer);
            refuseWebPage(answer);
            Optional<String> etag = strong(answer.header("ETag"));
            long from = answer.status() == PARTIAL ? checkedStart(answer, have, etag) : 0;
            OptionalLong total = total(answer);
            checkSize(total);
            checkRoom(total, from);
            try {
                receive(answer, from, total, from == 0 ? etag : Optional.empty());
            } catch (SourceException cut) {
                if (!cut.isPassing() || !isWhole()) throw cut;
            }
            return finish(from > 0, hubHash(answer), commit(answer));
        }
    }

    /** What is on disk and may be continued; the rest is forgotten. */
    private long usable() throws IOException {
        long have = part.bytes();
        boolean tooMuch = order.bytes().isPresent() && have > order.bytes().getAsLong();
        boolean unknowable = order.sha256().isEmpty() && part.etag().isEmpty();
        if (have == 0 || (!tooMuch && !unknowable)) return have;
        part.discard();
        return 0;
    }

    private Map<String, String> headers(long have) throws IOException {
        var headers = new HashMap<String, String>();
        if (have > 0) {
            headers.put("Range", "bytes=%d-".formatted(have));
            part.etag().ifPresent(etag -> headers.put("If-Range", etag));
        }
        return headers;
    }

    private SourceException refusal(WebClient.Answer answer) {
        int status = answer.status();
        return switch (status) {
            case 401, 403 -> client.noAccess(place.address(), status);
            case 404, 410 -> SourceException.lasting("does not have it (%d)".formatted(status));
            case 407 ->
                    SourceException.lasting(
                            "is behind a proxy that wants a name and a password (407)");
            case 429 ->
                    SourceException.busy(
                            "has had too many requests (429)",
                            retryAfter(answer.header("Retry-After")));
            default ->
                    status >= 500 || status == 408 || status == 425
                            ? SourceException.busy(
                                    "is out of order (%d)".formatted(status),
                                    retryAfter(answer.header("Retry-After")))
                            : SourceException.lasting("answered with status %d".formatted(status));
        };
    }

    /** Seconds, or a date. */
    private static Optional<Duration> retryAfter(String header) {
        String text = header.strip();
        if (text.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(Instant.now(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static void refuseWebPage(WebClient.Answer answer) throws SourceException {
        String type = answer.header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html") || type.startsWith("application/xhtml")) throw webPage();
        String encoding = answer.header("Content-Encoding").strip().toLowerCase(Locale.ROOT);
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            throw SourceException.lasting("sends it packed as '%s'".formatted(encoding));
        }
    }

    private static SourceException webPage() {
        return SourceException.lasting(
                "answered with a web page in place of the file; a login or a proxy may stand"
                        + " between");
    }

    private long checkedStart(WebClient.Answer answer, long have, Optional<String> etag)
            throws IOException {
        var range = CONTENT_RANGE.matcher(answer.header("Content-Range"));
        boolean starts = range.matches() && range.group(1).equals(Long.toString(have));
        boolean changed =
                etag.isPresent()
                        && part.etag().filter(kept -> !kept.equals(etag.get())).isPresent();
        if (starts && have > 0 && changed) {
            part.discard();
            throw SourceException.passing("has another version of the file than before", null);
        }
        if (starts) return have;
        part.discard();
        throw SourceException.passing("sent another part of the file than the one asked for", null);
    }

    private static OptionalLong total(WebClient.Answer answer) {
        var range = CONTENT_RANGE.matcher(answer.header("Content-Range"));
        String text =
                answer.status() == PARTIAL && range.matches()
                        ? range.group(3)
                        : answer.status() == PARTIAL ? "" : answer.header("Content-Length");
        return text.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private void checkSize(OptionalLong total) throws SourceException {
        if (total.isEmpty()) return;
        if (total.getAsLong() > order.most() && order.bytes().isEmpty()) {
            throw SourceException.lasting(
                    "has a file of %d bytes, far more than a file of this model has"
                            .formatted(total.getAsLong()));
        }
        if (order.bytes().isEmpty() || total.getAsLong() == order.bytes().getAsLong()) return;
        throw SourceException.lasting(
                "has a file of %d bytes, wanted %d"
                        .formatted(total.getAsLong(), order.bytes().getAsLong()));
    }

    private void checkRoom(OptionalLong total, long from) throws UserFacingException {
        DiskSpace.require(part.folder(), total.orElse(0) - from);
    }

    private static Optional<String> strong(String etag) {
        return etag.startsWith("\"") && etag.length() > 2 ? Optional.of(etag) : Optional.empty();
    }

    private void receive(
            WebClient.Answer answer, long from, OptionalLong total, Optional<String> etag)
            throws IOException {
        long done = from;
        try (var body =
                        new PatientStream(
                                answer.last().body(),
                                client.settings().retries().stall(),
                                monitor);
                var file = part.open(from, etag)) {
            transfer.startAt(from);
            var chunk = new byte[CHUNK_BYTES];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                if (done == 0 && isText(chunk, read)) {
                    part.discard();
                    throw webPage();
                }
                done += read;
                if (done > order.most()) {
                    part.discard();
                    throw SourceException.lasting(
                            order.bytes().isPresent()
                                    ? "sends more than the %d bytes wanted".formatted(order.most())
                                    : "sends more than a file of this model can have");
                }
                writeAll(file, ByteBuffer.wrap(chunk, 0, read));
                transfer.add(read);
            }
        } finally {
            if (done == 0) part.discard();
        }
        if (done == 0) throw SourceException.passing("sent nothing", null);
        long wanted = total.orElse(order.bytes().orElse(done));
        if (done < wanted) {
            throw SourceException.passing(
                    "cut the connection after %d of %d bytes".formatted(done, wanted), null);
        }
    }

    /** Whatever length the server declared: the hash is what counts. */
    private boolean isWhole() throws IOException {
        return order.sha256().isPresent()
                && order.bytes().isEmpty()
                && part.bytes() > 0
                && Sha256.of(part.path(), monitor).equals(order.sha256().get());
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) file.write(bytes);
    }

    /** Pages that pretend to be binary, and the pointers that Git keeps in place of large files. */
    private static boolean isText(byte[] chunk, int length) {
        String start =
                new String(chunk, 0, Math.min(length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1)
                        .replaceFirst(UTF8_MARK, "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype")
                || start.startsWith("<!--")
                || start.startsWith("<html")
                || start.startsWith("<?xml")
                || start.startsWith("version https://git-lfs");
    }

    /** The hub's own hash of a large file, which its redirect carries. */
    private static Optional<String> hubHash(WebClient.Answer answer) {
        String etag = answer.hubHeader("X-Linked-Etag").replace("\"", "").toLowerCase(Locale.ROOT);
        return SHA256.matcher(etag).matches() ? Optional.of(etag) : Optional.empty();
    }

    private static Optional<String> commit(WebClient.Answer answer) {
        String commit = answer.hubHeader("X-Repo-Commit");
        return commit.matches("[0-9a-f]{40}") ? Optional.of(commit) : Optional.empty();
    }

    private Fetched finish(boolean resumed, Optional<String> hubHash, Optional<String> commit)
            throws IOException {
        transfer.say("Checking " + order.name());
        String found = Sha256.of(part.path(), monitor);
        Optional<String> wanted = order.sha256().or(() -> hubHash);
        if (wanted.isPresent() && !wanted.get().equals(found)) {
            throw new WrongBytesException(found, wanted.get(), resumed);
        }
        long bytes = part.bytes();
        part.finish();
        return new Fetched(found, bytes, place, commit);
    }
}
