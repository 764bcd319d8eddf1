package fathom.cli;

import fathom.model.ModelCard;
import fathom.model.ModelCardWriter;
import fathom.model.ModelCatalog;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Published cards whose files are small graphs of their families. */
final class OwnCards {
    private OwnCards() {}

    /** The published card, with its file replaced by this graph, among the models of a folder. */
    static void add(Path models, String id, Path graph) throws Exception {
        ModelCard published = ModelCatalog.scan(List.of(Path.of("models"))).find(id);
        var target = Files.createDirectories(models.resolve(id));
        Files.copy(graph, target.resolve("graph.onnx"));
        var files =
                new ModelFiles(
                        target,
                        Precision.FP32,
                        List.of(ModelFile.local("graph.onnx", Optional.empty())));
        Files.writeString(
                target.resolve("model.json"),
                new ModelCardWriter().write(published.withFiles(files)));
    }
}
