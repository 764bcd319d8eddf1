package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Servers that break the rules in rarer ways: the right file or one clear line, and no debris. */
class MisbehavingHubTest extends FetchTrial {
    @Test
    void aLengthThatIsTooLongIsNoMatterWhenTheHashIsRight() throws Exception {
        try (var server = new RawServer((socket, _) -> sendWithLength(socket, 400_000))) {
            fetch(server.at("/f"), UNKNOWN, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void aLengthThatIsTooShortCutsTheFileAndSaysSo() throws Exception {
        try (var server = new RawServer((socket, _) -> sendWithLength(socket, 299_000))) {
            assertThat(failure(server.at("/f"), UNKNOWN, hash()).problem())
                    .contains("sent other bytes");
            assertThat(failure(server.at("/f"), EXACT, hash()).problem())
                    .contains("has a file of 299000 bytes, wanted 300000");
            assertThat(filesLeft()).isEmpty();
        }
    }

    private static void sendWithLength(Socket socket, int length) throws IOException {
        RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
        RawServer.send(socket, FILE);
    }

    @Test
    void aPackedBodyIsRefused() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(FILE);
        }
        try (var hub =
                new LoopbackHub(
                        request -> Reply.ok(packed.toByteArray(), "Content-Encoding", "gzip"))) {
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                    .contains("sends it packed as 'gzip'");
            assertThat(hub.requests().getFirst().header("Accept-Encoding")).isEqualTo("identity");
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void aConnectionResetInTheMiddleOfTheHeaderIsTriedAgain() throws Exception {
        try (var server =
                new RawServer(
                        (socket, number) -> {
                            if (number < 3) {
                                RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Le");
                                socket.setSoLinger(true, 0);
                            } else {
                                sendWithLength(socket, FILE.length);
                            }
                        })) {
            fetch(server.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void whatIsNoWebServerIsNamed() throws Exception {
        try (var server =
                new RawServer((socket, _) -> RawServer.send(socket, "220 mail ready\r\n"))) {
            assertThat(failure(server.at("/f"), EXACT, hash()).problem())
                    .contains(server.at("/f").toString())
                    .doesNotContain("\n");
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void aDripIsSilence() throws Exception {
        try (var server =
                new RawServer(
                        (socket, _) -> {
                            RawServer.send(
                                    socket, "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n");
                            for (byte drop : FILE) {
                                RawServer.send(socket, new byte[] {drop});
                                Thread.sleep(100);
                            }
                        })) {
            var failure = failure(server.at("/f"), EXACT, hash());
            assertThat(failure.problem()).contains("sent next to nothing");
            assertThat(failure.remedy()).contains("what has arrived is kept");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void aHeaderThatNeverEndsIsNotWaitedFor() throws Exception {
        try (var server =
                new RawServer(
                        (socket, _) -> {
                            RawServer.send(socket, "HTTP/1.1 200 OK\r\n");
                            for (int i = 0; ; i++) {
                                RawServer.send(socket, "X-%d: y\r\n".formatted(i));
                                Thread.sleep(100);
                            }
                        })) {
            assertThat(failure(server.at("/f"), EXACT, hash()).problem())
                    .contains("does not answer");
        }
    }

    @Test
    void chunksWithoutALengthAreAFile() throws Exception {
        try (var server = new RawServer((socket, _) -> sendChunks(socket, FILE.length))) {
            fetch(server.at("/f"), UNKNOWN, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void chunksThatBreakOffAreACut() throws Exception {
        try (var server =
                new RawServer(
                        (socket, number) ->
                                sendChunks(socket, number == 1 ? 100_000 : FILE.length))) {
            fetch(server.at("/f"), UNKNOWN, hash());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(server.requests().get(1)).contains("Range: bytes=100000-");
        }
    }

    /** Without the last, empty chunk where not all of the file is sent. */
    private static void sendChunks(Socket socket, int length) throws IOException {
        RawServer.send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int at = 0; at < length; at += 50_000) {
            int size = Math.min(50_000, length - at);
            RawServer.send(socket, Integer.toHexString(size) + "\r\n");
            RawServer.send(socket, Arrays.copyOfRange(FILE, at, at + size));
            RawServer.send(socket, "\r\n");
        }
        if (length == FILE.length) RawServer.send(socket, "0\r\n\r\n");
    }

    @Test
    void aFileLargerThanAnnouncedIsRefusedBeforeItFillsTheDisk() throws Exception {
        byte[] longer = Arrays.copyOf(FILE, 900_000);
        var unsized = new Reply(200, Map.of(), longer, longer.length, 0);
        try (var hub = new LoopbackHub(_ -> unsized)) {
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                    .contains("sends more than the 300000 bytes wanted");
            assertThat(filesLeft()).isEmpty();
        }
    }

    /** Neither size nor hash is published, and the source does not stop. */
    @Test
    void aFileOfUnknownSizeEndsSomewhere() throws Exception {
        var unsized = new Reply(200, Map.of(), FILE, FILE.length, 0);
        var sized = Reply.ok(FILE);
        for (var reply : List.of(unsized, sized)) {
            try (var hub = new LoopbackHub(_ -> reply)) {
                var order = order(UNKNOWN, Optional.empty(), hub.at("/f")).ofAbout(100_000);
                var failure =
                        catchThrowableOfType(
                                UserFacingException.class, () -> run(hub, order, JobMonitor.NONE));
                assertThat(failure.problem()).contains("file of this model");
                assertThat(filesLeft()).isEmpty();
            }
        }
    }

    @Test
    void anErrorInJsonWithStatus200IsNoModel() throws Exception {
        byte[] error = "{\"error\":\"quota\"}".getBytes(StandardCharsets.UTF_8);
        try (var hub = new LoopbackHub(_ -> Reply.ok(error, "Content-Type", "application/json"))) {
            assertThat(failure(hub.at("/f"), UNKNOWN, hash()).problem())
                    .contains("sent other bytes");
            assertThat(filesLeft()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "Content-Length: -5\r\n\r\nabc",
                "Content-Length: 99999999999999999999999\r\n\r\nabc",
                "Content-Length: 0\r\n\r\n"
            })
    void whatBreaksOffBeforeItsFirstByteLeavesNothing(String answer) throws Exception {
        try (var server =
                new RawServer(
                        (socket, _) -> RawServer.send(socket, "HTTP/1.1 200 OK\r\n" + answer))) {
            failure(server.at("/f"), UNKNOWN, hash());
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void aDeclaredLengthThatNeverComesIsACut() throws Exception {
        try (var hub =
                new LoopbackHub(request -> Reply.range(request, FILE, "ETag", ETAG).cutAfter(0))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("cut the connection");
            assertThat(hub.requests()).hasSize(3);
        }
    }

    @Test
    void aFileOfNoBytesIsNoModel() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(new byte[0]))) {
            assertThat(failure(hub.at("/f"), UNKNOWN, Optional.empty()).problem())
                    .contains("sent nothing");
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                    .contains("has a file of 0 bytes, wanted 300000");
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void aWebPageIsNoModel() throws Exception {
        byte[] page =
                "  <!DOCTYPE html><html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
        try (var honest =
                        new LoopbackHub(
                                request ->
                                        Reply.ok(
                                                page, "Content-Type", "text/html; charset=utf-8"));
                var posing = new LoopbackHub(request -> unsized(page))) {
            assertThat(failure(honest, honest.at("/f")).problem()).contains("web page");
            assertThat(failure(posing, posing.at("/f")).problem()).contains("web page");
            assertThat(filesLeft()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ef\u00bb\u00bf\n <html>", "<!-- the proxy --><HTML>", "<?xml ?>"})
    void aPageThatPosesAsAFileIsKnownByItsFirstBytes(String start) throws Exception {
        byte[] page = (start + "log in").getBytes(StandardCharsets.ISO_8859_1);
        try (var hub = new LoopbackHub(_ -> unsized(page))) {
            assertThat(failure(hub.at("/f"), UNKNOWN, Optional.empty()).problem())
                    .contains("web page");
            assertThat(filesLeft()).isEmpty();
        }
    }

    private static Reply unsized(byte[] body) {
        return new Reply(
                200, Map.of("Content-Type", "application/octet-stream"), body, body.length, 0);
    }
}
