package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.Sha256;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/** A file that servers on this machine may send, and fetches of it that lose patience soon. */
@Timeout(60)
abstract class FetchTrial {
    static final byte[] FILE = new byte[300_000];
    static final OptionalLong EXACT = OptionalLong.of(FILE.length);
    static final OptionalLong UNKNOWN = OptionalLong.empty();
    static final String ETAG = "\"version-1\"";

    private static final RetryRules IMPATIENT =
            new RetryRules(
                    3,
                    Duration.ofMillis(5),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(700),
                    Duration.ofSeconds(5));

    @TempDir Path folder = Path.of("");
    Path target = Path.of("");

    @BeforeEach
    void prepare() {
        new Random(7).nextBytes(FILE);
        target = folder.resolve("model.onnx");
    }

    Path part() {
        return folder.resolve("model.onnx.part");
    }

    /** Its size and hash are known. */
    static FetchOrder order(URI... places) {
        return order(EXACT, hash(), places);
    }

    static FetchOrder order(OptionalLong bytes, Optional<String> sha256, URI... places) {
        return new FetchOrder(
                "model.onnx",
                bytes,
                sha256,
                Stream.of(places).<FetchOrder.Place>map(FetchOrder.Place.Web::new).toList());
    }

    Fetched fetch(LoopbackHub hub, URI... places) throws UserFacingException {
        return run(hub, order(places), JobMonitor.NONE);
    }

    void fetch(URI place, OptionalLong bytes, Optional<String> sha256) throws UserFacingException {
        run(settings(URI.create("http://127.0.0.1:9")), order(bytes, sha256, place));
    }

    UserFacingException failure(LoopbackHub hub, URI... places) {
        return unavailable(
                catchThrowableOfType(UserFacingException.class, () -> fetch(hub, places)));
    }

    UserFacingException failure(URI place, OptionalLong bytes, Optional<String> sha256) {
        return unavailable(
                catchThrowableOfType(UserFacingException.class, () -> fetch(place, bytes, sha256)));
    }

    private static UserFacingException unavailable(UserFacingException failure) {
        assertThat(failure.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(failure.problem()).doesNotContain("\n");
        return failure;
    }

    Fetched run(LoopbackHub hub, FetchOrder order, JobMonitor monitor) throws UserFacingException {
        return run(settings(hub.address()), order, new Transfer(order.bytes(), _ -> {}), monitor);
    }

    void run(WebSettings settings, FetchOrder order) throws UserFacingException {
        run(settings, order, new Transfer(order.bytes(), _ -> {}), JobMonitor.NONE);
    }

    Fetched run(WebSettings settings, FetchOrder order, Transfer transfer, JobMonitor monitor)
            throws UserFacingException {
        try (var client = new WebClient(settings.withRetries(IMPATIENT))) {
            return new FileFetch(client).fetch(order, target, transfer, monitor);
        }
    }

    static WebSettings settings(URI hub) throws UserFacingException {
        return WebSettings.of(Map.of("HF_ENDPOINT", hub.toString(), "HF_TOKEN", "secret"));
    }

    List<String> filesLeft() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static Optional<String> hash() {
        return Optional.of(sha256(FILE));
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }
}
