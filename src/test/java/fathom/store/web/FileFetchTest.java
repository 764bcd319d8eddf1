package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Against a server on this machine that does what servers do. */
class FileFetchTest extends FetchTrial {
    @Test
    void aFileArrivesUnderItsName() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE, "ETag", ETAG))) {
            var fetched = fetch(hub, hub.at("/f"));
            assertThat(target).hasBinaryContent(FILE);
            assertThat(fetched.sha256()).isEqualTo(sha256(FILE));
            assertThat(filesLeft()).containsExactly("model.onnx");
        }
    }

    @Test
    void whereNobodyAnswersTheMirrorIsNamedAmongWhatToCheck() {
        var failure = failure(URI.create("http://127.0.0.1:9/mirror/f"), EXACT, hash());
        assertThat(failure.problem()).contains("http://127.0.0.1:9/mirror/f cannot be reached");
        assertThat(failure.remedy()).contains("the connection", "the proxy", "the mirror");
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
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void aServerThatAsksForTooLongAWaitIsNotWaitedFor() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.of(429, "Retry-After", "86400"))) {
            assertThat(failure(hub, hub.at("/f")).problem())
                    .contains("too many requests", "asks to wait 24 h");
            assertThat(hub.requests()).hasSize(1);
        }
    }

    @Test
    void aServerMayNameTheTimeInPlaceOfTheSeconds() throws Exception {
        try (var hub =
                new LoopbackHub(request -> Reply.of(429, "Retry-After", dateIn(5 * 3600 - 30)))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("asks to wait 5 h.");
            assertThat(hub.requests()).hasSize(1);
        }
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(
                        request ->
                                switch (count.incrementAndGet()) {
                                    case 1 -> Reply.of(429, "Retry-After", dateIn(-600));
                                    case 2 -> Reply.of(429, "Retry-After", "Thursday soon");
                                    default -> Reply.ok(FILE);
                                })) {
            fetch(hub, hub.at("/f"));
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    private static String dateIn(long seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
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

    /** Java's client asks an authenticator about the first kind, which has no answer. */
    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"models\"", "Bearer realm=\"models\""})
    void aRefusalThatNamesAWayInIsOneToo(String way) throws Exception {
        for (var proxies : List.of("", "http://me:word@127.0.0.1:9")) {
            try (var hub = new LoopbackHub(_ -> Reply.of(401, "WWW-Authenticate", way))) {
                assertThat(refusal(hub, Map.of("HTTPS_PROXY", proxies)).problem())
                        .contains("refuses access (401)");
                assertThat(hub.requests()).hasSize(1);
            }
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
        var environment = new HashMap<>(more);
        environment.put("HF_ENDPOINT", hub.address().toString());
        var settings = WebSettings.of(environment);
        return catchThrowableOfType(
                UserFacingException.class, () -> run(settings, order(hub.at("/f"))));
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
    void whatArrivedIsKeptWhenTheUserStops() throws Exception {
        try (var hub =
                new LoopbackHub(request -> Reply.range(request, FILE, "ETag", ETAG).slowly(5))) {
            var stop = new Stop();
            assertThatThrownBy(() -> run(hub, order(hub.at("/f")), stop))
                    .isInstanceOf(CancellationException.class);
            long kept = Files.size(part());
            assertThat(kept).isPositive().isLessThan(FILE.length);
            assertThat(target).doesNotExist();
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests().getLast().from()).isEqualTo((int) kept);
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    /** Cancelled once some bytes are on the disk. */
    private final class Stop implements JobMonitor {
        @Override
        public void report(long done, long total, String step) {}

        @Override
        public boolean isCancelled() {
            try {
                Path part = part();
                return Files.exists(part) && Files.size(part) > 50_000;
            } catch (IOException e) {
                return false;
            }
        }
    }

    @Test
    void progressTellsBytesAndRate() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE).slowly(2))) {
            var seen = new CopyOnWriteArrayList<Transfer.Progress>();
            run(
                    settings(hub.address()),
                    order(hub.at("/f")),
                    new Transfer(EXACT, seen::add),
                    JobMonitor.NONE);
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
                            EXACT,
                            hash(),
                            List.of(new FetchOrder.Place.Disk(brought)));
            run(hub, order, JobMonitor.NONE);
            assertThat(target).hasBinaryContent(FILE);
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
}
