package fathom.cli;

import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.export.AtomicFiles;
import fathom.export.OutputFolder;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.mesh.MeshFormat;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.ReadLimits;
import fathom.inference.EngineOptions;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A photograph through the starter model: comparison sheet, 16-bit depth and textured mesh, all
 * with their defaults.
 */
final class MainJob {
    private final CliContext context;
    private final Console console;
    private final Path out;
    private final boolean overwrite;

    MainJob(CliContext context, Console console, Path out, boolean overwrite) {
        this.context = context;
        this.console = console;
        this.out = out;
        this.overwrite = overwrite;
    }

    /** Where one photograph's files go. */
    private record Targets(Path sheet, Path depth, Path mesh) {
        List<Path> all() {
            return List.of(sheet, depth, mesh);
        }
    }

    /** Runs each image in turn; the first failure ends it. */
    int run(List<Path> images) throws UserFacingException {
        var card = context.models().find(ModelChoice.DEFAULT_ID);
        for (var image : images) {
            for (var target : targets(image, card).all()) requireFree(target);
        }
        OutputFolder.create(out);
        return InterruptibleWork.run(
                console,
                monitor -> {
                    var documents = new ArrayList<Map<String, Object>>();
                    for (var image : images) documents.add(run(image, card, monitor));
                    console.result(Map.of("results", documents));
                    return ExitCode.OK;
                });
    }

    private Targets targets(Path image, ModelCard card) {
        return new Targets(
                out.resolve(OutputNames.sheet(image, card)),
                out.resolve(OutputNames.depth(image, card, DepthFormat.PNG16)),
                out.resolve(OutputNames.mesh(image, card)));
    }

    private void requireFree(Path target) throws UserFacingException {
        if (Files.exists(target)) AtomicFiles.requireWritable(target, overwrite);
    }

    private Map<String, Object> run(Path image, ModelCard card, JobMonitor monitor)
            throws UserFacingException {
        var targets = targets(image, card);
        context.pipeline().loadAhead(card, EngineOptions.DEFAULT);
        var photo = context.photos(ReadLimits.DEFAULT).read(image);
        var result = context.pipeline().estimate(DepthRequest.of(photo, card), monitor);
        var scene = new Scene(photo, result.networkMap(), result.camera(), MeshRecipe.DEFAULT);
        monitor.report(0, 0, "Writing " + targets.sheet.getFileName());
        String software = Provenance.software(context);
        var tiles = Comparison.of(List.of(result), Optional.empty(), false).tiles();
        new Sheet(photo, tiles, List.of(), Colormaps.defaultMap(), RangeChoice.DEFAULT, false)
                .write(targets.sheet, software, overwrite);
        console.line("Wrote " + targets.sheet);
        monitor.throwIfCancelled();
        DepthExporter.write(DepthFormat.PNG16, export(result), targets.depth, overwrite);
        console.line("Wrote " + targets.depth);
        var written =
                new SceneFile(MeshFormat.GLB, targets.mesh, new GeometryFileOptions(), overwrite)
                        .write(
                                scene.files(software, Map.of("model", card.id()), BakeRecipe.NONE),
                                false,
                                monitor);
        console.line(written.line());
        return document(image, result, targets, scene);
    }

    private DepthExport export(DepthResult result) {
        var defaults = DepthExport.of(result.map());
        return new DepthExport(
                result.map(),
                Direction.NEAR_BRIGHT,
                OptionalDouble.empty(),
                defaults.colouring(),
                Provenance.of(context, result));
    }

    private static Map<String, Object> document(
            Path image, DepthResult result, Targets targets, Scene scene) {
        var document = new LinkedHashMap<String, Object>();
        document.put("image", image.toString());
        document.putAll(DepthResultFacts.json(result));
        document.put("camera", scene.cameraJson());
        document.put(
                "files",
                Map.of(
                        "sheet", targets.sheet.toString(),
                        "png16", targets.depth.toString(),
                        "mesh", targets.mesh.toString()));
        return document;
    }
}
