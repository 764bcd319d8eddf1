package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Servers that break the rules in rarer ways: the right file or one clear line, and no debris. */
@Timeout(60)
class MisbehavingHubTest {
    private static final byte[] FILE = new byte[300_000];
    private static final OptionalLong EXACT = OptionalLong.of(FILE.length);
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    @TempDir private Path folder;
    private Path target = Path.of("");

    @BeforeEach
    void prepare() {
        new Random(11).nextBytes(FILE);
        target = folder.resolve("model.onnx");
    }

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

    private static void sendWithLength(java.net.Socket socket, int length) throws IOException {
        RawServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
        RawServer.send(socket, FILE);
    }

    /** Neither hash nor size is known, so that nothing else would show it. */
    @Test
    void anotherVersionsRestIsNotGluedOnWhenTheServerIgnoresIfRange() throws Exception {
        byte[] old = new byte[FILE.length];
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                count.incrementAndGet() == 1
                                        ? Reply.ok(old, "ETag", "\"old\"").cutAfter(50_000)
                                        : Reply.range(request, FILE, "ETag", "\"new\""))) {
            fetch(hub.at("/f"), UNKNOWN, Optional.empty());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).extracting(LoopbackHub.Request::from).endsWith(0);
        }
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
    void aPartialAnswerToAnUnaskedRangeIsTheFileWhenItIsAllOfIt() throws Exception {
        var headers = Map.of("Content-Range", "bytes 0-299999/300000", "Content-Length", "300000");
        try (var hub = new LoopbackHub(_ -> new Reply(206, headers, FILE, FILE.length, 0))) {
            fetch(hub.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void aRangeBeyondTheEndStartsAgain() throws Exception {
        Files.write(part(), new byte[1000]);
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.from() > 0
                                        ? Reply.of(416, "Content-Range", "bytes */500")
                                        : Reply.ok(FILE))) {
            fetch(hub.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).hasSize(2);
        }
    }

    @Test
    void aRangeThatIsAlwaysRefusedEnds() throws Exception {
        try (var hub = new LoopbackHub(_ -> Reply.of(416))) {
            assertThat(failure(hub.at("/f"), EXACT, hash()).problem())
                    .contains("has no such part of the file");
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
    private static void sendChunks(java.net.Socket socket, int length) throws IOException {
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

    @Test
    void permanentRedirectsInACircleEnd() throws Exception {
        try (var server =
                new RawServer(
                        (socket, number) ->
                                RawServer.send(
                                        socket,
                                        "HTTP/1.1 301 Moved\r\nLocation: /f?%d\r\nContent-Length: 0\r\n\r\n"
                                                .formatted(number % 2)))) {
            assertThat(failure(server.at("/f"), EXACT, hash()).problem())
                    .contains("redirects in a circle");
            assertThat(filesLeft()).isEmpty();
        }
    }

    /** Another port, another scheme and the hub's name as a user's name are other servers. */
    @Test
    void theTokenGoesToNoOtherServer() throws Exception {
        try (var other = new LoopbackHub(_ -> Reply.ok(FILE))) {
            for (String to :
                    List.of(
                            other.at("/cdn").toString(),
                            other.otherName() + "/cdn",
                            "http://127.0.0.1:1@127.0.0.1:" + other.address().getPort() + "/cdn")) {
                Files.deleteIfExists(target);
                try (var hub = new LoopbackHub(_ -> Reply.redirect(to))) {
                    run(hub.address(), hub.at("/f"), EXACT, hash());
                    assertThat(hub.requests().getFirst().header("Authorization"))
                            .isEqualTo("Bearer secret");
                }
            }
            assertThat(other.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.header("Authorization")).isEmpty());
        }
    }

    @Test
    void aGatedModelSaysHowToGetIn() throws Exception {
        try (var hub = new LoopbackHub(_ -> Reply.of(401))) {
            var refused = refusal(hub, Map.of());
            assertThat(refused.problem()).contains("refuses access (401) without a token");
            assertThat(refused.remedy()).contains("licence", "HF_TOKEN");
            var doubted = refusal(hub, Map.of("HF_TOKEN", "secret"));
            assertThat(doubted.problem())
                    .contains("to the token in HF_TOKEN")
                    .doesNotContain("secret");
            assertThat(filesLeft()).isEmpty();
        }
    }

    private UserFacingException refusal(LoopbackHub hub, Map<String, String> more)
            throws UserFacingException {
        var environment = new java.util.HashMap<>(more);
        environment.put("HF_ENDPOINT", hub.address().toString());
        var settings = WebSettings.of(environment);
        return catchThrowableOfType(
                UserFacingException.class, () -> run(settings, hub.at("/f"), EXACT, hash()));
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

    private Path part() {
        return folder.resolve("model.onnx.part");
    }

    private void fetch(URI place, OptionalLong bytes, Optional<String> sha256)
            throws UserFacingException {
        run(URI.create("http://127.0.0.1:9"), place, bytes, sha256);
    }

    private UserFacingException failure(URI place, OptionalLong bytes, Optional<String> sha256) {
        var failure =
                catchThrowableOfType(UserFacingException.class, () -> fetch(place, bytes, sha256));
        assertThat(failure.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        return failure;
    }

    private void run(URI hub, URI place, OptionalLong bytes, Optional<String> sha256)
            throws UserFacingException {
        var settings = WebSettings.of(Map.of("HF_ENDPOINT", hub.toString(), "HF_TOKEN", "secret"));
        run(settings, place, bytes, sha256);
    }

    private void run(WebSettings settings, URI place, OptionalLong bytes, Optional<String> sha256)
            throws UserFacingException {
        var rules =
                new RetryRules(
                        3,
                        Duration.ofMillis(5),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(700),
                        Duration.ofSeconds(5));
        var order =
                new FetchOrder(
                        "model.onnx", bytes, sha256, List.of(new FetchOrder.Place.Web(place)));
        try (var client = new WebClient(settings.withRetries(rules))) {
            new FileFetch(client)
                    .fetch(order, target, new Transfer(bytes, _ -> {}), JobMonitor.NONE);
        }
    }

    private List<String> filesLeft() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Optional<String> hash() {
        return Optional.of(HexFormat.of().formatHex(Sha256.digest().digest(FILE)));
    }
}
