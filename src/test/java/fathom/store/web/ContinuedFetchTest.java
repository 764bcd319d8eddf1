package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.job.JobMonitor;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What arrived before is used where it is of the same file, and forgotten where it is not. */
class ContinuedFetchTest extends FetchTrial {
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
            assertThat(target).hasBinaryContent(FILE);
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
            assertThat(target).hasBinaryContent(FILE);
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
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).hasSize(3);
            assertThat(hub.requests().get(2).from()).isZero();
        }
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
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).hasSize(2);
        }
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws Exception {
        Files.write(part(), Arrays.copyOf(FILE, 1000));
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests().getFirst().from()).isEqualTo(1000);
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void aPartThatIsCompleteNeedsNoServer() throws Exception {
        Files.write(part(), FILE);
        try (var hub = new LoopbackHub(request -> Reply.of(500))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests()).isEmpty();
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void aPartOfAnotherRangeIsNotAppended() throws Exception {
        Files.write(part(), Arrays.copyOf(FILE, 1000));
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
            assertThat(target).hasBinaryContent(FILE);
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

    /** A time of change is no mark to continue by; the hash is. */
    @Test
    void aServerWithTimesAndNoMarksIsContinuedWhereAHashIsKnown() throws Exception {
        var first = new AtomicBoolean(true);
        try (var hub =
                new LoopbackHub(
                        request -> {
                            var reply =
                                    Reply.range(
                                            request,
                                            FILE,
                                            "Last-Modified",
                                            "Sun, 29 Nov 2026 10:00:00 GMT");
                            return first.getAndSet(false) ? reply.cutAfter(100_000) : reply;
                        })) {
            fetch(hub.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
            assertThat(hub.requests()).hasSize(2);
            assertThat(hub.requests().getLast().from()).isPositive();
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

    /** Half of the file, then a wrong rest, then the same half again. */
    @Test
    void theSameHalfOverAndOverIsNoProgress() throws Exception {
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.from() > 0
                                        ? Reply.of(206, "Content-Range", "bytes 5-299999/300000")
                                        : Reply.ok(FILE, "ETag", ETAG).cutAfter(150_000))) {
            failure(hub, hub.at("/f"));
            assertThat(hub.requests()).hasSize(3);
        }
    }

    @Test
    void withoutHashAndMarkNothingIsContinued() throws Exception {
        Files.write(part(), new byte[1000]);
        try (var hub = new LoopbackHub(request -> Reply.range(request, FILE))) {
            run(hub, order(UNKNOWN, Optional.empty(), hub.at("/f")), JobMonitor.NONE);
            assertThat(hub.requests().getFirst().from()).isZero();
            assertThat(target).hasBinaryContent(FILE);
        }
    }
}
