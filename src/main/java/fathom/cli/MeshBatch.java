package fathom.cli;

import fathom.export.AtomicFiles;
import fathom.export.OutputFolder;
import fathom.export.mesh.MeshFormat;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.BatchRun;
import fathom.pipeline.DepthResult;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many photographs as one file each. Reading, inference and writing overlap; a photograph that
 * fails is listed and the rest goes on.
 */
final class MeshBatch {
    private final CliContext context;
    private final Console console;
    private final RunOptions run;
    private final Wanted wanted;
    private final Map<Path, Path> targets = new LinkedHashMap<>();
    private final List<Path> kept = new ArrayList<>();

    /** What becomes of each photograph. */
    record Wanted(
            ModelCard card,
            SceneOptions scene,
            GeometryFileOptions files,
            MeshFormat format,
            Path out,
            boolean resume,
            boolean overwrite) {
        boolean asPoints() {
            return scene.points() || !format.holdsMeshes();
        }
    }

    MeshBatch(CliContext context, Console console, RunOptions run, Wanted wanted) {
        this.context = context;
        this.console = console;
        this.run = run;
        this.wanted = wanted;
    }

    /**
     * @throws UserFacingException when a file exists that may not be replaced, before any work
     */
    int run(List<InputImages.Input> inputs) throws UserFacingException {
        var names = OutputNames.imageNames(inputs);
        for (var input : inputs) {
            String name = OutputNames.mesh(names.apply(input), wanted.card, wanted.format);
            plan(input.file(), wanted.out.resolve(input.folder()).resolve(name));
        }
        if (!wanted.files.isDryRun()) OutputFolder.create(wanted.out);
        return InterruptibleWork.run(console, monitor -> write(inputs.size(), monitor));
    }

    private void plan(Path image, Path target) throws UserFacingException {
        if (wanted.resume && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            kept.add(target);
            return;
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            AtomicFiles.requireWritable(target, wanted.overwrite);
        }
        targets.put(image, target);
    }

    private int write(int inputs, JobMonitor monitor) throws UserFacingException {
        context.pipeline().verify(wanted.card, monitor);
        var report = new EstimateReport(console, inputs);
        report.kept(kept);
        var photos = run.photos(context);
        var failures =
                new BatchRun(context.pipeline(), photos::read)
                        .run(
                                List.copyOf(targets.keySet()),
                                (_, photo) ->
                                        List.of(
                                                run.request(photo, wanted.card)
                                                        .withFocal(wanted.scene.focal())),
                                (image, result) -> write(image, result, report, monitor),
                                monitor);
        return report.end(failures);
    }

    /** One at a time: a mesh at the photograph's density may fill most of the memory. */
    private synchronized Runnable write(
            Path image, DepthResult result, EstimateReport report, JobMonitor monitor)
            throws UserFacingException {
        monitor.throwIfCancelled();
        Path target = targets.get(image);
        if (target == null) throw new IllegalStateException("Not planned: " + image);
        var file = new SceneFile(wanted.format, target, wanted.files, wanted.overwrite);
        var scene = Scene.of(result, wanted.scene);
        String generator = Provenance.software(context);
        var origin = Map.of("model", wanted.card.id());
        var files = scene.files(generator, origin, wanted.files.bake());
        var entry = new LinkedHashMap<String, Object>();
        entry.put("image", image.toString());
        String line;
        boolean levelled;
        if (wanted.files.isDryRun()) {
            var planned = file.plan(files, wanted.asPoints(), monitor);
            line = planned.line();
            levelled = planned.estimate().amount().levelled();
            entry.putAll(planned.json());
        } else {
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) OutputFolder.create(folder);
            var written = file.write(files, wanted.asPoints(), monitor);
            line = written.line();
            levelled = written.levelled();
            entry.putAll(written.json());
        }
        entry.put("camera", scene.cameraJson());
        return () -> {
            console.line(line);
            if (!levelled) Scene.warnOfNoGround(console, image);
            report.add(entry);
        };
    }
}
