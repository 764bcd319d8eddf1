package fathom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.job.JobMonitor;
import fathom.model.Sha256;
import fathom.store.Graphs;
import fathom.store.TestCard;
import fathom.store.web.LoopbackHub;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The command against a hub on this machine. */
@Timeout(120)
class ModelsPullCommandTest {
    @TempDir private Path folder;
    private LoopbackHub hub = nobody();
    private Cli cli = new Cli();
    private Path own = Path.of("");

    private static LoopbackHub nobody() {
        try {
            return new LoopbackHub(request -> Reply.of(404));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        hub.close();
        byte[] graph = Files.readAllBytes(Graphs.file("depth-64x48.onnx"));
        hub =
                new LoopbackHub(
                        request ->
                                request.path().contains("missing")
                                        ? Reply.of(404)
                                        : Reply.range(request, graph, "ETag", "\"1\""));
        own = folder.resolve("own");
        cli = new Cli(own, Map.of("HF_ENDPOINT", hub.address().toString()));
        String hash = Sha256.of(Graphs.file("depth-64x48.onnx"), JobMonitor.NONE);
        publish("small", TestCard.file("onnx/model.onnx", Integer.toString(graph.length), hash));
        publish("unsure", TestCard.file("onnx/model.onnx", "", ""));
        publish("gone", TestCard.file("missing.onnx", "", "1".repeat(64)));
    }

    @AfterEach
    void close() throws IOException {
        cli.close();
        hub.close();
    }

    private void publish(String id, String file) throws IOException {
        Path card = Files.createDirectories(own.resolve(id)).resolve("model.json");
        Files.writeString(card, TestCard.json(id, file));
    }

    @Test
    void aPulledModelRunsAndIsVerified() throws Exception {
        assertThat(cli.run("models", "info", "small", "--json").json().at("/fileState").asText())
                .isEqualTo("missing");
        var pulled = cli.run("models", "pull", "small", "--json");
        assertThat(pulled.exitCode()).as(pulled.err()).isZero();
        assertThat(pulled.json().at("/sources/model.onnx").asText())
                .isEqualTo(
                        hub.address()
                                + "/owner/name/resolve/"
                                + TestCard.REVISION
                                + "/onnx/model.onnx");
        // The licence is told before the download.
        assertThat(pulled.err()).contains("MIT: commercial use allowed");
        Path picture = Cli.picture(folder.resolve("p.png"), 40, 30);
        assertThat(
                        cli.run(
                                        "estimate",
                                        picture,
                                        "--model",
                                        "small",
                                        "--out",
                                        folder.resolve("o"))
                                .exitCode())
                .isZero();
        var verified = cli.run("models", "verify", "small", "--json");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.json().at("/0/state").asText()).isEqualTo("verified");
    }

    /** The terminal's progress line is not there, nor for a log file. */
    @Test
    void eachFailureSaysWhatIsDoneNext() throws Exception {
        byte[] graph = Files.readAllBytes(Graphs.file("depth-64x48.onnx"));
        var requests = new AtomicInteger();
        try (var mirror = new LoopbackHub(request -> Reply.of(404));
                var busy =
                        new LoopbackHub(
                                request ->
                                        requests.incrementAndGet() < 3
                                                ? Reply.of(503)
                                                : Reply.ok(graph));
                var patient = new Cli(own, Map.of("HF_ENDPOINT", busy.address().toString()))) {

            var pulled =
                    patient.run(
                            "models", "pull", "small", "--from", mirror.address(), "--no-tuning");

            assertThat(pulled.exitCode()).as(pulled.err()).isZero();
            assertThat(pulled.err().lines().skip(1))
                    .containsExactly(
                            "fathom: model.onnx: %s does not have it (404); %s is asked next."
                                    .formatted(
                                            mirror.address().getAuthority(),
                                            busy.address().getAuthority()),
                            "fathom: model.onnx: %s is out of order (503); attempt 2 of 6 in 1 s."
                                    .formatted(busy.address().getAuthority()),
                            "fathom: model.onnx: %s is out of order (503); attempt 3 of 6 in 1 s."
                                    .formatted(busy.address().getAuthority()));
        }
    }

    @Test
    void severalAreFetchedAtOnceAndOneFailureStopsNoOther() throws Exception {
        byte[] graph = Files.readAllBytes(Graphs.file("depth-64x48.onnx"));
        String hash = Sha256.of(Graphs.file("depth-64x48.onnx"), JobMonitor.NONE);
        publish("other", TestCard.file("onnx/b.onnx", Integer.toString(graph.length), hash));
        var both = new CountDownLatch(2);
        try (var patient =
                        new LoopbackHub(
                                request -> {
                                    if (request.path().contains("missing")) return Reply.of(404);
                                    both.countDown();
                                    // Nothing is answered until both have asked.
                                    both.await();
                                    return Reply.ok(graph);
                                });
                var waiting = new Cli(own, Map.of("HF_ENDPOINT", patient.address().toString()))) {
            var pulled =
                    waiting.run(
                            "models",
                            "pull",
                            "gone",
                            "small",
                            "other",
                            "--at-once",
                            "3",
                            "--no-tuning",
                            "--json");
            assertThat(pulled.exitCode()).isEqualTo(4);
            assertThat(pulled.json().findValuesAsText("id"))
                    .containsExactly("gone", "small", "other");
            assertThat(pulled.json().at("/0/problem").asText()).contains("does not have it (404)");
            assertThat(pulled.json().at("/2/sources/b.onnx").asText()).endsWith("onnx/b.onnx");
        }
        assertThat(Cli.filesIn(own.resolve("small"))).contains("model.onnx");
        assertThat(Cli.filesIn(own.resolve("other"))).contains("b.onnx");
        assertThat(Cli.filesIn(own.resolve("gone"))).containsExactly("model.json");
        assertThat(cli.run("models", "pull", "small", "--at-once", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void theMirrorOfTheSettingsIsAskedFirst() throws Exception {
        byte[] graph = Files.readAllBytes(Graphs.file("depth-64x48.onnx"));
        try (var mirror = new LoopbackHub(request -> Reply.ok(graph))) {
            var set = cli.run("models", "settings", "--mirror", mirror.address() + "/", "--json");
            assertThat(set.json().get("mirror").asText()).isEqualTo(mirror.address().toString());
            assertThat(cli.run("models", "pull", "small", "--no-tuning").exitCode()).isZero();
            assertThat(mirror.requests()).hasSize(1);
            assertThat(hub.requests()).isEmpty();
        }
        var unset = cli.run("models", "settings", "--mirror", "none");
        assertThat(unset.out()).contains("Mirror     none");
        assertThat(cli.run("models", "settings", "--mirror", "hub.example.org").exitCode())
                .isEqualTo(2);
    }

    @Test
    void settingsSayWhatComputes() throws Exception {
        var settings = cli.run("models", "settings", "--threads", "3", "--tuning", "off", "--json");
        assertThat(settings.json().get("threads").asInt()).isEqualTo(3);
        assertThat(settings.json().get("tuning").asBoolean()).isFalse();
        assertThat(settings.json().get("providers").get(0).asText()).isEqualTo("cpu");
        assertThat(cli.run("models", "pull", "small", "--json").json().has("tuned")).isFalse();
        var refused = cli.run("models", "settings", "--provider", "cuda");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("does not offer CUDA");
    }

    @Test
    void anEstimateOnAProviderThatIsNotHereSaysSoAndIsKeptInTheList() throws Exception {
        Path picture = Cli.picture(folder.resolve("p.png"), 40, 30);
        var run = cli.run("estimate", picture, "--provider", "cuda", "--out", folder.resolve("o"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("warning: CUDA cannot be used here, so the processor computes");
        var listed = cli.run("models", "list", "--json").json().get(0);
        assertThat(listed.get("id").asText()).isEqualTo("starter");
        assertThat(listed.at("/speeds/0/ms/0").asDouble()).isPositive();
        assertThat(cli.run("models", "info", "starter").out())
                .containsPattern("Speed +[0-9.]+ m?s at");
    }

    @Test
    void aRemovedModelCanBePulledAgain() throws Exception {
        cli.run("models", "pull", "small");
        assertThat(cli.run("models", "remove", "small").exitCode()).isZero();
        assertThat(Cli.filesIn(own.resolve("small"))).containsExactly("model.json");
        assertThat(cli.run("models", "pull", "small").exitCode()).isZero();
        assertThat(Cli.filesIn(own.resolve("small"))).containsExactly("model.json", "model.onnx");
    }

    @Test
    void aDamagedModelFailsVerificationAndIsNotRun() throws Exception {
        cli.run("models", "pull", "small");
        Files.write(own.resolve("small/model.onnx"), new byte[100]);
        var verified = cli.run("models", "verify", "--json");
        assertThat(verified.exitCode()).isEqualTo(4);
        assertThat(verified.err()).contains("model.onnx of small is damaged");
        Path picture = Cli.picture(folder.resolve("p.png"), 40, 30);
        var run = cli.run("estimate", picture, "--model", "small", "--out", folder.resolve("o"));
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(cli.run("models", "pull", "small").exitCode()).isZero();
        assertThat(cli.run("models", "verify", "small").exitCode()).isZero();
    }

    @Test
    void withoutHashOnlyOnTheUsersWord() throws Exception {
        var refused = cli.run("models", "pull", "unsure");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("--unverified");
        assertThat(cli.run("models", "pull", "unsure", "--unverified").exitCode()).isZero();
        assertThat(cli.run("models", "info", "unsure", "--json").json().at("/fileState").asText())
                .isEqualTo("pinned");
        Files.write(own.resolve("unsure/model.onnx"), new byte[100]);
        assertThat(cli.run("models", "verify", "unsure").exitCode()).isEqualTo(4);
    }

    @Test
    void whatTheHubLacksIsToldInOneLine() throws Exception {
        var failed = cli.run("models", "pull", "gone", "--json");
        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.json().at("/error/problem").asText())
                .contains("'missing.onnx' cannot be fetched", "does not have it (404)");
    }

    @Test
    void anAddressIsAddedLikeAFile() throws Exception {
        String hash = Sha256.of(Graphs.file("depth-64x48.onnx"), JobMonitor.NONE);
        String url = hub.at("/any/depth-64x48.onnx").toString();
        var wrong = cli.run("models", "add", url, "--sha256", "0".repeat(64));
        assertThat(wrong.exitCode()).isEqualTo(4);
        var added =
                cli.run("models", "add", url, "--sha256", hash, "--like", "dpt-hybrid", "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        String id = added.json().get("id").asText();
        assertThat(id).isEqualTo("depth-64x48");
        assertThat(Cli.filesIn(own)).noneMatch(file -> file.contains("fetching"));
        cli.run("models", "remove", id);
        var kept = cli.run("models", "info", id);
        assertThat(kept.exitCode()).as(kept.err() + Cli.filesIn(own)).isZero();
        var pulled = cli.run("models", "pull", id);
        assertThat(pulled.exitCode()).as(pulled.err()).isZero();
        assertThat(cli.run("models", "verify", id).exitCode()).isZero();
    }

    @Test
    void aPublishedFileIsRecognisedByItsHash() throws Exception {
        var added = cli.run("models", "add", Graphs.file("depth-64x48.onnx"), "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.json().get("id").asText()).isEqualTo("small");
        assertThat(added.json().get("recognised").asBoolean()).isTrue();
        assertThat(Cli.filesIn(own.resolve("small"))).containsExactly("model.json", "model.onnx");
    }
}
