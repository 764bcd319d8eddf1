package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Against a server on this machine that does what servers do. */
@Timeout(60)
class FileFetchTest {
    private static final byte[] FILE = new byte[300_000];
    private static final String ETAG = "\"version-1\"";

    @TempDir private Path folder;
    private Path target = Path.of("");

    @BeforeEach
    void prepare() {
        new Random(7).nextBytes(FILE);
        target = folder.resolve("model.onnx");
    }

    @Test
    void aFileArrivesUnderItsName() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE, "ETag", ETAG))) {
            var fetched = fetch(hub, hub.at("/f"));
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
            assertThat(fetched.sha256()).isEqualTo(sha256(FILE));
            assertThat(filesLeft()).containsExactly("model.onnx");
        }
    }

    @Test
    void aCutConnectionIsContinuedWhereItBroke() throws Exception {
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request -> {
                            var whole = Reply.range(request, FILE, "ETag", ETAG);
                            return count.incrementAndGet() < 4 ? whole.cutAfter(70_000) : whole;
                        })) {
            fetch(hub, hub.at("/f"));
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
            assertThat(hub.requests()).hasSize(4);
            // The last bytes before a cut may be lost with it.
            assertThat(hub.requests().get(1).from()).isBetween(40_000, 70_000);
            assertThat(hub.requests().get(3).from()).isBetween(120_000, 210_000);
            assertThat(hub.requests().get(1).header("If-Range")).isEqualTo(ETAG);
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsFetchedFromItsStart() throws Exception {
        byte[] old = new byte[FILE.length];
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                count.incrementAndGet() == 1
                                        ? Reply.ok(old, "ETag", "\"old\"").cutAfter(50_000)
                                        // As If-Range demands: all of the new version.
                                        : Reply.ok(FILE, "ETag", ETAG))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests().get(1).header("If-Range")).isEqualTo("\"old\"");
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    /** A server that ignores If-Range glues two versions together; only the hash shows it. */
    @Test
    void twoVersionsGluedTogetherAreFetchedAgain() throws Exception {
        byte[] old = new byte[FILE.length];
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                count.incrementAndGet() == 1
                                        ? Reply.ok(old).cutAfter(50_000)
                                        : Reply.range(request, FILE))) {
            fetch(hub, hub.at("/f"));
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
            assertThat(hub.requests()).hasSize(3);
            assertThat(hub.requests().get(2).from()).isZero();
        }
    }

    @Test
    void theTokenStaysWithTheHub() throws Exception {
        try (var network = new LoopbackHub(request -> Reply.range(request, FILE, "ETag", ETAG));
                var hub =
                        new LoopbackHub(
                                request ->
                                        request.path().equals("/f")
                                                ? Reply.redirect("/moved")
                                                : Reply.redirect(network.otherName() + "/cdn"))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer secret", "Bearer secret");
            assertThat(network.requests())
                    .singleElement()
                    .satisfies(
                            request ->
                                    assertThat(request.headers())
                                            .doesNotContainKey("authorization"));
        }
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                switch (count.incrementAndGet()) {
                                    case 1 -> Reply.of(429, "Retry-After", "0");
                                    case 2 -> Reply.of(503);
                                    default -> Reply.ok(FILE);
                                })) {
            fetch(hub, hub.at("/f"));
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    @Test
    void aServerThatAsksForTooLongAWaitIsNotWaitedFor() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.of(429, "Retry-After", "86400"))) {
            assertThat(failure(hub, hub.at("/f")).problem())
                    .contains("too many requests", "asks to wait 86400 s");
            assertThat(hub.requests()).hasSize(1);
        }
    }

    @Test
    void silenceCountsAsACut() throws Exception {
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request -> {
                            var reply = Reply.range(request, FILE, "ETag", ETAG);
                            // The first reply stops for longer than the fetch is patient.
                            return count.incrementAndGet() == 1 ? reply.slowly(5_000) : reply;
                        })) {
            fetch(hub, hub.at("/f"));
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
            assertThat(hub.requests()).hasSize(2);
        }
    }

    @Test
    void theNextPlaceIsAskedWhenOneHasNothing() throws Exception {
        try (var empty = new LoopbackHub(request -> Reply.of(404));
                var hub = new LoopbackHub(request -> Reply.ok(FILE))) {
            var fetched = fetch(hub, empty.at("/f"), hub.at("/g"));
            assertThat(fetched.place()).hasToString(hub.at("/g").toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void refusalsAreToldAtOnce(int status) throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.of(status))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("(" + status + ")");
            assertThat(hub.requests()).hasSize(1);
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void wrongBytesAreThrownAway() throws Exception {
        byte[] wrong = FILE.clone();
        wrong[FILE.length - 1] ^= 1;
        try (var hub = new LoopbackHub(request -> Reply.range(request, wrong, "ETag", ETAG))) {
            assertThat(failure(hub, hub.at("/f")).problem())
                    .contains("sent other bytes", sha256(wrong), sha256(FILE));
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void aFileOfAnotherSizeIsNotFetched() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(Arrays.copyOf(FILE, 299_999)))) {
            assertThat(failure(hub, hub.at("/f")).problem())
                    .contains("299999 bytes, wanted 300000");
            assertThat(filesLeft()).isEmpty();
        }
    }

    @Test
    void anEndlessAnswerIsEnded() throws Exception {
        byte[] long400k = new byte[400_000];
        var reply = new Reply(200, Map.of(), long400k, long400k.length, 0);
        try (var hub = new LoopbackHub(request -> reply)) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("more than the 300000 bytes");
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
    void aWebPageIsNoModel() throws Exception {
        byte[] page =
                "  <!DOCTYPE html><html>Please log in</html>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
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

    private static Reply unsized(byte[] body) {
        return new Reply(
                200, Map.of("Content-Type", "application/octet-stream"), body, body.length, 0);
    }

    @Test
    void circlesOfRedirectsEnd() throws Exception {
        try (var hub =
                new LoopbackHub(
                        request -> Reply.redirect(request.path().equals("/f") ? "/g" : "/f"))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("redirects in a circle");
        }
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(request -> Reply.redirect("/step" + count.incrementAndGet()))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("more than 10 times");
        }
    }

    @Test
    void redirectsToOtherThingsThanTheWebAreRefused() throws Exception {
        for (String to : List.of("file:///etc/passwd", "ftp://example.org/f", "")) {
            try (var hub = new LoopbackHub(request -> Reply.redirect(to))) {
                assertThat(failure(hub, hub.at("/f")).problem()).contains("no web address");
            }
        }
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws Exception {
        Files.write(folder.resolve("model.onnx.part"), Arrays.copyOf(FILE, 1000));
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests().getFirst().from()).isEqualTo(1000);
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    @Test
    void aPartThatIsCompleteNeedsNoServer() throws Exception {
        Files.write(folder.resolve("model.onnx.part"), FILE);
        try (var hub = new LoopbackHub(request -> Reply.of(500))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests()).isEmpty();
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    @Test
    void aPartOfAnotherRangeIsNotAppended() throws Exception {
        Files.write(folder.resolve("model.onnx.part"), Arrays.copyOf(FILE, 1000));
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                count.incrementAndGet() == 1
                                        ? new Reply(
                                                206,
                                                Map.of("Content-Range", "bytes 0-299999/300000"),
                                                FILE,
                                                FILE.length,
                                                0)
                                        : Reply.range(request, FILE))) {
            fetch(hub, hub.at("/f"));
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    @Test
    void theHubsOwnHashIsHeldAgainstTheBytes() throws Exception {
        String linked = "\"" + sha256(new byte[] {1}) + "\"";
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.path().equals("/f")
                                        ? Reply.redirect("/cdn", "X-Linked-Etag", linked)
                                        : Reply.ok(FILE))) {
            var order =
                    new FetchOrder(
                            "model.onnx",
                            OptionalLong.empty(),
                            Optional.empty(),
                            List.of(new FetchOrder.Place.Web(hub.at("/f"))));
            var failure =
                    catchThrowableOfType(
                            UserFacingException.class, () -> run(hub, order, JobMonitor.NONE));
            assertThat(failure.problem()).contains("sent other bytes");
        }
    }

    @Test
    void withoutHashAndMarkNothingIsContinued() throws Exception {
        Files.write(folder.resolve("model.onnx.part"), new byte[1000]);
        try (var hub = new LoopbackHub(request -> Reply.range(request, FILE))) {
            run(
                    hub,
                    new FetchOrder(
                            "model.onnx",
                            OptionalLong.empty(),
                            Optional.empty(),
                            List.of(new FetchOrder.Place.Web(hub.at("/f")))),
                    JobMonitor.NONE);
            assertThat(hub.requests().getFirst().from()).isZero();
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    @Test
    void whatArrivedIsKeptWhenTheUserStops() throws Exception {
        try (var hub =
                new LoopbackHub(request -> Reply.range(request, FILE, "ETag", ETAG).slowly(5))) {
            var stop = new Stop();
            assertThatThrownBy(() -> run(hub, order(hub.at("/f")), stop))
                    .isInstanceOf(CancellationException.class);
            long kept = Files.size(folder.resolve("model.onnx.part"));
            assertThat(kept).isPositive().isLessThan(FILE.length);
            assertThat(target).doesNotExist();
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests().getLast().from()).isEqualTo((int) kept);
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        }
    }

    /** Cancelled once some bytes are on the disk. */
    private final class Stop implements JobMonitor {
        @Override
        public void report(long done, long total, String step) {}

        @Override
        public boolean isCancelled() {
            try {
                Path part = folder.resolve("model.onnx.part");
                return Files.exists(part) && Files.size(part) > 50_000;
            } catch (java.io.IOException e) {
                return false;
            }
        }
    }

    @Test
    void progressTellsBytesAndRate() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE).slowly(2))) {
            var seen = new CopyOnWriteArrayList<Transfer.Progress>();
            try (var client = new WebClient(settings(hub))) {
                new FileFetch(client)
                        .fetch(
                                order(hub.at("/f")),
                                target,
                                new Transfer(OptionalLong.of(FILE.length), seen::add),
                                JobMonitor.NONE);
            }
            assertThat(seen).extracting(Transfer.Progress::done).isSorted().contains(300_000L);
            assertThat(seen)
                    .filteredOn(progress -> progress.bytesPerSecond() > 0)
                    .isNotEmpty()
                    .allSatisfy(progress -> assertThat(progress.left()).isPresent());
        }
    }

    @Test
    void aFolderIsAPlaceLikeAnyOther() throws Exception {
        Path brought = Files.write(folder.resolve("usb.onnx"), FILE);
        try (var hub = new LoopbackHub(request -> Reply.of(500))) {
            var order =
                    new FetchOrder(
                            "model.onnx",
                            OptionalLong.of(FILE.length),
                            Optional.of(sha256(FILE)),
                            List.of(new FetchOrder.Place.Disk(brought)));
            run(hub, order, JobMonitor.NONE);
            assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
            assertThat(hub.requests()).isEmpty();
        }
    }

    @Test
    void aPlaceThatCannotBeFoundIsNamed() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.of(500))) {
            assertThat(failure(hub, URI.create("http://127.0.0.1:1/f")).problem())
                    .contains("http://127.0.0.1:1/f", "cannot be reached");
        }
    }

    private Fetched fetch(LoopbackHub hub, URI... places) throws UserFacingException {
        return run(hub, order(places), JobMonitor.NONE);
    }

    private UserFacingException failure(LoopbackHub hub, URI... places) {
        var failure = catchThrowableOfType(UserFacingException.class, () -> fetch(hub, places));
        assertThat(failure.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        return failure;
    }

    private static FetchOrder order(URI... places) {
        return new FetchOrder(
                "model.onnx",
                OptionalLong.of(FILE.length),
                Optional.of(sha256(FILE)),
                Stream.of(places).<FetchOrder.Place>map(FetchOrder.Place.Web::new).toList());
    }

    private Fetched run(LoopbackHub hub, FetchOrder order, JobMonitor monitor)
            throws UserFacingException {
        try (var client = new WebClient(settings(hub))) {
            return new FileFetch(client)
                    .fetch(order, target, new Transfer(order.bytes(), _ -> {}), monitor);
        }
    }

    private static WebSettings settings(LoopbackHub hub) throws UserFacingException {
        return WebSettings.of(Map.of("HF_ENDPOINT", hub.address().toString(), "HF_TOKEN", "secret"))
                .withRetries(
                        new RetryRules(
                                3,
                                Duration.ofMillis(5),
                                Duration.ofSeconds(2),
                                Duration.ofMillis(700),
                                Duration.ofSeconds(5)));
    }

    private List<String> filesLeft() throws java.io.IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }
}
