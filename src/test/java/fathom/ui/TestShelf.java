package fathom.ui;

import fathom.inference.djl.OrtGraphInspector;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;
import fathom.pipeline.DepthPipeline;
import fathom.pipeline.DepthRequest;
import fathom.store.HubCache;
import fathom.store.ModelDownload;
import fathom.store.ModelImport;
import fathom.store.ModelStore;
import fathom.store.web.WebSettings;
import fathom.ui.models.ModelShelf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The models that come with Fathom, and a store of the user's own in a folder of the test's. */
final class TestShelf {
    private TestShelf() {}

    /**
     * @param wanted which of the cards there are
     */
    static ModelShelf of(DepthPipeline pipeline, Path own, Predicate<ModelCard> wanted) {
        var store = new ModelStore(own);
        var folders = List.of(Path.of("models"), own);
        return new ModelShelf(
                () -> ModelCatalog.scan(folders).cards().stream().filter(wanted).toList(),
                store,
                () ->
                        new ModelDownload(
                                store,
                                WebSettings.of(Map.of()),
                                HubCache.of(Map.of(), own),
                                new OrtGraphInspector()),
                new ModelImport(
                        new OrtGraphInspector(),
                        (photo, card, monitor) ->
                                pipeline.estimate(DepthRequest.of(photo, card), monitor)
                                        .networkMap()
                                        .grid()));
    }
}
