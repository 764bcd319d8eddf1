package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers that contradict themselves, or whose rules are older or stranger than most. */
class ContraryHubTest extends FetchTrial {

    /** The beginning is of a file of the right size, the rest of one twice as long. */
    @Test
    void aTotalThatChangesBetweenRequestsIsNamedAndNothingIsGlued() throws Exception {
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.from() == 0
                                        ? Reply.ok(FILE, "ETag", ETAG).cutAfter(100_000)
                                        : partOf(request.from(), 299_999, "600000"))) {
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                    .contains("has a file of 600000 bytes, wanted 300000");
            assertThat(target).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "300000"})
    void aServerThatGivesSmallPiecesIsAskedForAllOfThem(String total) throws Exception {
        try (var hub =
                new LoopbackHub(
                        request ->
                                partOf(
                                        request.from(),
                                        Math.min(299_999, request.from() + 69_999),
                                        total))) {
            Files.write(part(), Arrays.copyOf(FILE, 50_000));
            fetch(hub.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).hasSize(4);
        }
    }

    /** All bytes are there, not one is right, and the server has nothing behind them. */
    @Test
    void aPartOfTheRightLengthAndWrongBytesIsFetchedAnew() throws Exception {
        Files.write(part(), new byte[FILE.length]);
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.from() > 0
                                        ? Reply.of(416, "Content-Range", "bytes */300000")
                                        : Reply.ok(FILE))) {
            fetch(hub.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(filesLeft()).containsExactly("model.onnx");
        }
    }

    /** The server says 416 to a part that is complete, of a file whose size nobody knows. */
    @Test
    void aRefusedRangeBehindACompletePartStillEndsWithTheFile() throws Exception {
        Files.write(part(), FILE);
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.from() > 0
                                        ? Reply.of(416, "Content-Range", "bytes */300000")
                                        : Reply.ok(FILE))) {
            fetch(hub.at("/f"), UNKNOWN, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void aChunkWhoseLengthIsNoNumberIsACut() throws Exception {
        try (var server =
                new RawServer(
                        (socket, number) -> {
                            RawServer.send(
                                    socket,
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n186a0\r\n");
                            RawServer.send(socket, Arrays.copyOf(FILE, 100_000));
                            RawServer.send(socket, "\r\nzz\r\n");
                            RawServer.send(socket, new byte[5000]);
                        })) {
            var failure = failure(server.at("/f"), EXACT, hash());
            assertThat(failure.problem()).contains(server.at("/f").toString());
            assertThat(failure.remedy()).contains("Run it again later");
            assertThat(target).doesNotExist();
            byte[] kept = Files.readAllBytes(part());
            assertThat(kept).isNotEmpty().isEqualTo(Arrays.copyOf(FILE, kept.length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b/f, ../c/f, /a/c/f",
        "/a/b/f, g?sig=%2B%2F%3D&x=1, /a/b/g?sig=%2B%2F%3D&x=1",
        "/a/f, ?download=true, /a/f?download=true",
        "/a/f, /na%20me/%C3%BC.onnx#part, /na%20me/%C3%BC.onnx",
        "/a/f, //127.0.0.1:PORT/elsewhere, /elsewhere",
    })
    void relativeLocationsAreResolvedAndTheirCodingIsKept(String from, String to, String at)
            throws Exception {
        var port = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.path().equals(from)
                                        ? Reply.redirect(
                                                to.replace("PORT", Integer.toString(port.get())))
                                        : Reply.ok(FILE))) {
            port.set(hub.address().getPort());
            fetch(hub.at(from), EXACT, hash());
            assertThat(hub.requests().getLast().path()).isEqualTo(at);
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://", "http://[::1", "%zz", "http:///f"})
    void aRedirectToNowhereIsOneLine(String to) throws Exception {
        try (var hub = new LoopbackHub(_ -> Reply.redirect(to))) {
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem()).contains("redirect");
            assertThat(filesLeft()).isEmpty();
        }
    }

    /** A signed address is good for one request; the hub gives a new one for the rest. */
    @Test
    void anAddressThatHasExpiredIsAskedForAgain() throws Exception {
        var links = new AtomicInteger();
        try (var network =
                        new LoopbackHub(
                                request ->
                                        request.path().equals("/signed-" + links.get())
                                                ? whole(request, links.get() == 3)
                                                : Reply.of(403));
                var hub =
                        new LoopbackHub(
                                _ ->
                                        Reply.redirect(
                                                network.at("/signed-" + links.incrementAndGet())
                                                        .toString()))) {
            fetch(hub, hub.at("/f"));
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).hasSize(3);
        }
    }

    private static Reply whole(LoopbackHub.Request request, boolean whole) {
        var reply = Reply.range(request, FILE, "ETag", ETAG);
        return whole ? reply : reply.cutAfter(120_000);
    }

    /** A weak mark says "about the same", which is not enough to glue by. */
    @Test
    void aWeakMarkIsNotContinuedByWhereNoHashIsKnown() throws Exception {
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request -> {
                            var reply = Reply.range(request, FILE, "ETag", "W/\"about\"");
                            return count.incrementAndGet() == 1 ? reply.cutAfter(100_000) : reply;
                        })) {
            fetch(hub.at("/f"), EXACT, Optional.empty());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests().getLast().from()).isZero();
            assertThat(hub.requests().getLast().header("If-Range")).isEmpty();
        }
    }

    @Test
    void aPartIsNotLostToAnAnswerWithoutBytes() throws Exception {
        byte[] half = Arrays.copyOf(FILE, 150_000);
        for (int status : new int[] {200, 204, 304}) {
            Files.write(part(), half);
            try (var hub =
                    new LoopbackHub(_ -> Reply.of(status, "Content-Length", "0", "ETag", ETAG))) {
                assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                        .as("status %d", status)
                        .contains(hub.at("/f").toString());
                assertThat(target).doesNotExist();
            }
        }
    }

    @Test
    void severalRangesInOneAnswerAreRefused() throws Exception {
        Files.write(part(), Arrays.copyOf(FILE, 150_000));
        byte[] mixed =
                "--b\r\nContent-Range: bytes 150000-299999/300000\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("Content-Type", "multipart/byteranges; boundary=b");
        try (var hub = new LoopbackHub(_ -> new Reply(206, headers, mixed, mixed.length, 0))) {
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                    .contains(hub.at("/f").toString());
            assertThat(target).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 300000\r\nContent-Length: 5",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: many",
                "Transfer-Encoding: gzip, chunked",
                "no colon in this line",
            })
    void aHeadThatMakesNoSenseIsOneLine(String line) throws Exception {
        try (var server =
                new RawServer(
                        (socket, _) -> {
                            RawServer.send(socket, "HTTP/1.1 200 OK\r\n" + line + "\r\n\r\n");
                            RawServer.send(socket, Arrays.copyOf(FILE, 1000));
                        })) {
            var failure = failure(server.at("/f"), EXACT, hash());
            assertThat(failure.problem())
                    .contains(server.at("/f").toString())
                    .doesNotContain("Exception");
            assertThat(target).doesNotExist();
        }
    }

    @Test
    void hintsBeforeTheAnswerAreSkipped() throws Exception {
        try (var server =
                new RawServer(
                        (socket, _) -> {
                            RawServer.send(
                                    socket,
                                    "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n");
                            RawServer.send(
                                    socket, "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n");
                            RawServer.send(socket, FILE);
                        })) {
            fetch(server.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    /** Within what is waited for; then all at once. */
    @Test
    void aSlowStartIsWaitedFor() throws Exception {
        try (var server =
                new RawServer(
                        (socket, _) -> {
                            Thread.sleep(400);
                            RawServer.send(
                                    socket, "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n");
                            Thread.sleep(400);
                            RawServer.send(socket, FILE);
                        })) {
            fetch(server.at("/f"), EXACT, hash());
            assertThat(server.requests()).hasSize(1);
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    private static Reply partOf(int from, int last, String total) {
        byte[] rest = Arrays.copyOfRange(FILE, from, last + 1);
        return new Reply(
                206,
                Map.of("Content-Range", "bytes %d-%d/%s".formatted(from, last, total)),
                rest,
                rest.length,
                0);
    }
}
