package fathom.inference.djl;

import fathom.depth.DepthKind;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.PublishedFacts;
import fathom.model.Tensors;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.Resampling;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Cards for the small graphs that make_graphs.py writes. */
final class Cards {
    private static final SizeRule FREE = new SizeRule(SizeRule.Rule.AREA, 64, 48, 1);

    private Cards() {}

    static ModelCard of(String graph) {
        return of(graphFile(graph), FREE, Tensors.ONLY);
    }

    static ModelCard of(String graph, SizeRule size) {
        return of(graphFile(graph), size, Tensors.ONLY);
    }

    static ModelCard withOutput(String graph, String output) {
        return of(graphFile(graph), FREE, Tensors.ONLY.withDepth(output));
    }

    static ModelCard ofFile(Path file) {
        return of(file, FREE, Tensors.ONLY);
    }

    static Path graphFile(String graph) {
        var resource = Cards.class.getResource("/fathom/inference/graphs/" + graph + ".onnx");
        if (resource == null) throw new IllegalArgumentException("No graph " + graph);
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ModelCard of(Path file, SizeRule size, Tensors tensors) {
        Path folder = file.getParent();
        Path name = file.getFileName();
        return new ModelCard(
                "small",
                "small",
                "Small",
                "test",
                "A graph with an answer known on paper.",
                new ModelFiles(
                        folder == null ? Path.of("") : folder,
                        Precision.UNKNOWN,
                        List.of(ModelFile.local(String.valueOf(name), Optional.empty()))),
                tensors,
                new InputRecipe(
                        size,
                        Resampling.CV_AREA,
                        1,
                        new Channels(0, 0, 0),
                        new Channels(1, 1, 1),
                        Padding.NONE),
                DepthRule.map(DepthKind.RELATIVE_DISPARITY, true, Resampling.CV_LINEAR),
                List.of(),
                new ModelCard.Licence("Apache-2.0", "yes"),
                PublishedFacts.NONE);
    }
}
