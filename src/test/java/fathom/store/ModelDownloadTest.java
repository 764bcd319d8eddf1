package fathom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.inference.djl.OrtGraphInspector;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.Sha256;
import fathom.store.web.LoopbackHub;
import fathom.store.web.LoopbackHub.Reply;
import fathom.store.web.RetryRules;
import fathom.store.web.WebSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole networks, from a hub on this machine into a folder. */
@Timeout(120)
class ModelDownloadTest {
    private static final String REVISION = "0123456789abcdef0123456789abcdef01234567";
    private static final String GRAPH = "external.onnx";
    private static final String DATA = "external.onnx_data";

    @TempDir private Path folder;
    private Path own = Path.of("");

    @BeforeEach
    void prepare() {
        own = folder.resolve("own");
    }

    @Test
    void aNetworkComesWithItsWeightsAtItsPinnedRevision() throws Exception {
        var card = publish("two-files", hash(GRAPH), hash(DATA));
        try (var hub = hub()) {
            var outcome = pull(hub, card, ModelDownload.Options.DEFAULT);
            assertThat(hub.requests())
                    .extracting(LoopbackHub.Request::path)
                    .containsExactly(
                            "/owner/name/resolve/" + REVISION + "/onnx/" + DATA,
                            "/owner/name/resolve/" + REVISION + "/onnx/" + GRAPH);
            assertThat(outcome.sources()).containsOnlyKeys(GRAPH, DATA);
            assertThat(card.isInstalled()).isTrue();
            assertThat(filesOf("two-files")).containsExactly(GRAPH, DATA);
            assertThat(Verification.verify(card, JobMonitor.NONE).state())
                    .isEqualTo(Verification.State.VERIFIED);
        }
    }

    @Test
    void whatIsThereAndRightIsNotFetchedAgain() throws Exception {
        var card = publish("two-files", hash(GRAPH), hash(DATA));
        try (var hub = hub()) {
            pull(hub, card, ModelDownload.Options.DEFAULT);
            assertThat(pull(hub, card, ModelDownload.Options.DEFAULT).sources()).isEmpty();
            assertThat(hub.requests()).hasSize(2);
            Files.write(own.resolve("two-files").resolve(DATA), new byte[12]);
            pull(hub, card, ModelDownload.Options.DEFAULT);
            assertThat(hub.requests()).hasSize(3);
            assertThat(Verification.verify(card, JobMonitor.NONE).state())
                    .isEqualTo(Verification.State.VERIFIED);
        }
    }

    @Test
    void aFailedFetchLeavesANetworkThatIsNotInstalled() throws Exception {
        var card = publish("two-files", hash(GRAPH), "0".repeat(64));
        try (var hub = hub()) {
            var failure = failure(hub, card, ModelDownload.Options.DEFAULT);
            assertThat(failure.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
            assertThat(failure.problem()).contains(DATA, "sent other bytes");
            assertThat(card.isInstalled()).isFalse();
            assertThat(filesOf("two-files")).isEmpty();
        }
    }

    @Test
    void withoutAPublishedHashTheUserMustAgree() throws Exception {
        var card = publish("no-hash", "", "");
        try (var hub = hub()) {
            assertThat(failure(hub, card, ModelDownload.Options.DEFAULT).remedy())
                    .contains("--unverified");
            assertThat(hub.requests()).isEmpty();
            var outcome = pull(hub, card, new ModelDownload.Options(true, Optional.empty()));
            assertThat(outcome.pinned()).isTrue();
        }
        var pinned = card("no-hash");
        assertThat(pinned.sha256()).contains(hash(GRAPH));
        assertThat(Verification.verify(pinned, JobMonitor.NONE).state())
                .isEqualTo(Verification.State.PINNED);
        Files.write(own.resolve("no-hash").resolve(DATA), new byte[12]);
        assertThat(Verification.verify(pinned, JobMonitor.NONE).state())
                .isEqualTo(Verification.State.DAMAGED);
    }

    @Test
    void whatArrivesUnverifiedMustBeANetworkOfItsCard() throws Exception {
        var card = publish("no-hash", "", "");
        byte[] noGraph =
                "nothing that a runtime reads".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (var hub = new LoopbackHub(request -> Reply.ok(noGraph))) {
            var failure = failure(hub, card, new ModelDownload.Options(true, Optional.empty()));
            assertThat(failure.problem()).contains("is not its network", "not an ONNX graph");
            assertThat(filesOf("no-hash")).isEmpty();
        }
    }

    @Test
    void aFolderOrAMirrorIsAskedFirst() throws Exception {
        var card = publish("two-files", hash(GRAPH), hash(DATA));
        Path usb = Files.createDirectories(folder.resolve("usb/two-files"));
        Files.copy(Graphs.file(GRAPH), usb.resolve(GRAPH));
        try (var hub = hub();
                var mirror = hub()) {
            Path from = folder.resolve("usb");
            pull(hub, card, new ModelDownload.Options(false, Optional.of(from.toString())));
            assertThat(hub.requests())
                    .extracting(LoopbackHub.Request::path)
                    .singleElement()
                    .asString()
                    .endsWith(DATA);
            new Removal(new ModelStore(own)).remove(card, JobMonitor.NONE);
            pull(
                    hub,
                    card,
                    new ModelDownload.Options(false, Optional.of(mirror.address().toString())));
            assertThat(mirror.requests()).hasSize(2);
        }
    }

    @Test
    void theHubsCacheIsUsedWhenItsHashAgrees() throws Exception {
        var card = publish("two-files", hash(GRAPH), hash(DATA));
        Path blobs = Files.createDirectories(folder.resolve("cache/models--owner--name/blobs"));
        Path blob = Files.copy(Graphs.file(GRAPH), blobs.resolve(hash(GRAPH)));
        // Under the right name, and damaged.
        Files.write(blobs.resolve(hash(DATA)), new byte[12]);
        try (var hub = hub()) {
            pull(hub, card, ModelDownload.Options.DEFAULT);
            assertThat(hub.requests()).hasSize(1);
            assertThat(hub.requests().getFirst().path()).endsWith(DATA);
        }
        assertThat(Files.isSameFile(blob, own.resolve("two-files").resolve(GRAPH))).isTrue();
    }

    @Test
    void twoThreadsFetchANetworkOnce() throws Exception {
        var card = publish("two-files", hash(GRAPH), hash(DATA));
        try (var hub = hub()) {
            var failures = new ArrayList<Throwable>();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) {
                threads.add(
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            try {
                                                pull(hub, card, ModelDownload.Options.DEFAULT);
                                            } catch (Exception e) {
                                                failures.add(e);
                                            }
                                        }));
            }
            for (var thread : threads) thread.join();
            assertThat(failures).isEmpty();
            assertThat(hub.requests()).hasSize(2);
        }
    }

    @Test
    void nobodyPublishesSomeNetworks() throws Exception {
        var card = ModelCatalog.scan(List.of(Path.of("models"), own)).find("zoedepth-nyu");
        try (var hub = hub()) {
            var failure = failure(hub, card, ModelDownload.Options.DEFAULT);
            assertThat(failure.problem()).contains("Nobody publishes");
            assertThat(failure.remedy()).contains("--like zoedepth-nyu");
        }
    }

    private static LoopbackHub hub() throws IOException {
        byte[] graph = Files.readAllBytes(Graphs.file(GRAPH));
        byte[] data = Files.readAllBytes(Graphs.file(DATA));
        return new LoopbackHub(
                request ->
                        Reply.range(
                                request,
                                request.path().endsWith("_data") ? data : graph,
                                "ETag",
                                "\"1\""));
    }

    private ModelDownload.Outcome pull(
            LoopbackHub hub, ModelCard card, ModelDownload.Options options)
            throws UserFacingException {
        var rules =
                new RetryRules(
                        2,
                        Duration.ofMillis(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
        var settings =
                WebSettings.of(Map.of("HF_ENDPOINT", hub.address().toString())).withRetries(rules);
        var cache =
                HubCache.of(
                        Map.of("HF_HUB_CACHE", folder.resolve("cache").toString()),
                        folder.resolve("home"));
        return new ModelDownload(new ModelStore(own), settings, cache, new OrtGraphInspector())
                .pull(card, options, _ -> {}, JobMonitor.NONE);
    }

    private UserFacingException failure(
            LoopbackHub hub, ModelCard card, ModelDownload.Options options) {
        return catchThrowableOfType(UserFacingException.class, () -> pull(hub, card, options));
    }

    /** A card of two files; an empty hash leaves it out. */
    private ModelCard publish(String id, String graphHash, String dataHash) throws Exception {
        Path cards = Files.createDirectories(folder.resolve("cards").resolve(id));
        Files.writeString(
                cards.resolve("model.json"),
                TestCard.json(id, file(GRAPH, graphHash), file(DATA, dataHash)));
        return card(id);
    }

    private static String file(String name, String hash) {
        return TestCard.file("onnx/" + name, "", hash);
    }

    private ModelCard card(String id) throws UserFacingException {
        return ModelCatalog.scan(List.of(folder.resolve("cards"), own)).find(id);
    }

    private List<String> filesOf(String id) throws IOException {
        Path files = own.resolve(id);
        if (!Files.exists(files)) return List.of();
        try (var entries = Files.list(files)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static String hash(String name) throws IOException {
        return Sha256.of(Graphs.file(name), JobMonitor.NONE);
    }
}
