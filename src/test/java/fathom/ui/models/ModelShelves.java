package fathom.ui.models;

import fathom.inference.djl.DjlEngines;
import fathom.inference.djl.OrtGraphInspector;
import fathom.job.JobMonitor;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.model.Sha256;
import fathom.pipeline.DepthPipeline;
import fathom.pipeline.DepthRequest;
import fathom.store.Graphs;
import fathom.store.HubCache;
import fathom.store.ModelDownload;
import fathom.store.ModelImport;
import fathom.store.ModelStore;
import fathom.store.TestCard;
import fathom.store.web.LoopbackHub;
import fathom.store.web.LoopbackHub.Reply;
import fathom.store.web.WebSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Fathom's own cards, one more that a hub on this machine publishes, and an empty store. */
final class ModelShelves implements AutoCloseable {
    final DepthPipeline pipeline = new DepthPipeline(new DjlEngines());
    final ModelShelf shelf;
    final ModelStore store;
    private final LoopbackHub hub;
    private final Path own;
    private final AtomicInteger refusals = new AtomicInteger();

    /**
     * @param pauseMs how slowly the hub sends each kilobyte
     */
    ModelShelves(Path folder, int pauseMs) throws Exception {
        own = folder.resolve("own");
        Path graph = Graphs.file("depth-64x48.onnx");
        byte[] bytes = Files.readAllBytes(graph);
        hub =
                new LoopbackHub(
                        request ->
                                refusals.getAndDecrement() > 0
                                        ? Reply.of(503)
                                        : Reply.range(request, bytes, "ETag", "\"1\"")
                                                .slowly(pauseMs));
        Path card = Files.createDirectories(own.resolve("small")).resolve("model.json");
        Files.writeString(
                card,
                TestCard.json(
                        "small",
                        TestCard.file(
                                "model.onnx",
                                Integer.toString(bytes.length),
                                Sha256.of(graph, JobMonitor.NONE))));
        store = new ModelStore(own);
        shelf =
                new ModelShelf(
                        this::cards,
                        store,
                        () ->
                                new ModelDownload(
                                        store,
                                        WebSettings.of(
                                                Map.of("HF_ENDPOINT", hub.address().toString())),
                                        HubCache.of(Map.of(), folder.resolve("home")),
                                        new OrtGraphInspector()),
                        new ModelImport(
                                new OrtGraphInspector(),
                                (photo, draft, monitor) ->
                                        pipeline.estimate(DepthRequest.of(photo, draft), monitor)
                                                .networkMap()
                                                .grid()));
    }

    /** The hub is out of order for so many requests. */
    void refuse(int requests) {
        refusals.set(requests);
    }

    List<ModelCard> cards() {
        return ModelCatalog.scan(List.of(Path.of("models"), own)).cards();
    }

    @Override
    public void close() throws IOException {
        pipeline.close();
        hub.close();
    }
}
