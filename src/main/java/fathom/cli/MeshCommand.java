package fathom.cli;

import fathom.export.AtomicFiles;
import fathom.export.depth.DepthFileReader;
import fathom.export.mesh.MeshFormat;
import fathom.geometry.CameraChoice;
import fathom.groundtruth.PhotoShape;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** {@code fathom mesh}: a photograph as a mesh or as points. */
@Command(
        name = "mesh",
        customSynopsis = {
            "fathom mesh IMAGE --out SCENE.glb|.obj|.ply|.stl|.pcd [OPTION...]",
            "fathom mesh IMAGE --render VIEW.png | --film TURN.mp4 [OPTION...]",
            "fathom mesh DIR|IMAGE... --out FOLDER [--format glb] [--resume] [OPTION...]"
        },
        header = "Turn a photograph into a textured mesh or a point cloud.",
        description = {
            "",
            "Depth comes from a model, or from a file with --depth. Metric depth keeps its metres;"
                    + " relative depth is put between --near and --far. Files are +Y up and look"
                    + " along -Z (glTF, OBJ, PLY, STL).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fathom mesh portrait.jpg --out portrait.glb",
            "  fathom mesh street.jpg --out street.pcd --far 50",
            "  fathom mesh room.png --depth room.npy --focal 554 --out room.ply --points",
            "  fathom mesh statue.jpg --out statue.glb --max-triangles 50000",
            "  fathom mesh portrait.jpg --out relief.stl --relief --width-mm 120 --thickness-mm 12",
            "  fathom mesh chair.jpg --out chair.ply --preset blender --normals",
            "  fathom mesh shot.jpg --out shot.glb --depth-pass shot.exr",
            "  fathom mesh portrait.jpg --film portrait.mp4 --motion swing --render-size 1280x720",
            "  fathom mesh statue.jpg --out statue.obj --density photo --dry-run",
            "  fathom mesh holiday --out meshes --format usdz --resume"
        })
final class MeshCommand implements Callable<Integer> {
    private final CliContext context;
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE|DIR",
            description =
                    "The photograph; or several, or folders of them, which become one file each in"
                            + " the folder --out.")
    private List<Path> images = new ArrayList<>();

    @Mixin private DepthSource source = new DepthSource();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The file to write: .glb, .gltf, .obj, .ply, .stl, .3mf, .usdz or .pcd; of"
                            + " several photographs, the folder. May be left out with --render or"
                            + " --film.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replace the file if it exists.")
    private boolean overwrite;

    @Mixin private MeshBatchOptions batch = new MeshBatchOptions();

    @Mixin private SceneOptions options = new SceneOptions();

    @Mixin private GeometryFileOptions files = new GeometryFileOptions();

    @Mixin private PictureOptions pictures = new PictureOptions();

    @Mixin private RunOptions run = new RunOptions();

    MeshCommand(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        run.check();
        options.check();
        source.check();
        batch.check(overwrite);
        if (images.size() > 1 || Files.isDirectory(images.getFirst())) return writeAll();
        batch.checkUnused();
        var target = out == null ? Optional.<SceneFile>empty() : Optional.of(target(out));
        if (target.isEmpty()) checkPicturesOnly();
        pictures.check(overwrite);
        files.checkDryRun(pictures.isAsked() || target.isEmpty());
        boolean asPoints = target.map(file -> asPoints(file.format())).orElse(false);
        if (target.isPresent()) options.checkBake(files, target.get().format(), asPoints);
        options.checkLens(files, asPoints);
        if (files.depthPass().isPresent()) {
            AtomicFiles.requireWritable(files.depthPass().get(), overwrite);
        }
        return InterruptibleWork.run(console, monitor -> write(target, monitor));
    }

    private int writeAll() throws UserFacingException {
        if (out == null || MeshFormat.ofFileName(out.toString()).isPresent()) {
            throw RunOptions.usage(
                    "Several photographs become one file each.",
                    "Name a folder for them: --out meshes.");
        }
        var format = batch.format();
        boolean points = asPoints(format);
        if (points) options.checkPoints(out);
        checkHolds(format, points);
        files.check(format);
        files.checkDryRun(false);
        options.checkBake(files, format, points);
        options.checkLens(files, points);
        String single =
                source.file().isPresent()
                        ? "--depth"
                        : pictures.isAsked()
                                ? "--render and --film"
                                : files.colmap().isPresent()
                                        ? "--colmap"
                                        : files.depthPass().isPresent() ? "--depth-pass" : "";
        if (!single.isEmpty()) {
            throw RunOptions.usage(
                    "Of several photographs there is no one %s.".formatted(single),
                    "Leave %s out, or name one photograph.".formatted(single));
        }
        var card = run.prepared(source.card(context));
        var wanted =
                new MeshBatch.Wanted(card, options, files, format, out, batch.resume(), overwrite);
        return new MeshBatch(context, console, run, wanted)
                .run(InputImages.expand(images, batch.recursive()));
    }

    private static void checkHolds(MeshFormat format, boolean points) throws UserFacingException {
        if (points && !format.holdsPoints()) {
            throw RunOptions.usage(
                    "A .%s file holds no points.".formatted(format.extension()),
                    "Leave --points out, or write .glb, .ply or .pcd.");
        }
    }

    private SceneFile target(Path file) throws UserFacingException {
        MeshFormat format = format(file);
        boolean points = asPoints(format);
        if (points) options.checkPoints(file);
        checkHolds(format, points);
        files.check(format);
        if (!files.isDryRun()) AtomicFiles.requireWritable(file, overwrite);
        return new SceneFile(format, file, files, overwrite);
    }

    private boolean asPoints(MeshFormat format) {
        return options.points() || !format.holdsMeshes();
    }

    private void checkPicturesOnly() throws UserFacingException {
        if (!pictures.isAsked()) {
            throw RunOptions.usage(
                    "Missing required option: '--out=FILE'.",
                    "Name a file: --out scene.glb, --render view.png or --film turn.mp4.");
        }
        if (options.points()) options.checkPoints(pictures.target());
    }

    private static MeshFormat format(Path file) throws UserFacingException {
        return MeshFormat.ofFileName(String.valueOf(file.getFileName()))
                .orElseThrow(
                        () ->
                                RunOptions.usage(
                                        "'%s' ends in no known format.".formatted(file),
                                        "Give a name that ends in .glb, .gltf, .obj, .ply,"
                                                + " .stl, .3mf, .usdz or .pcd."));
    }

    private int write(Optional<SceneFile> target, JobMonitor monitor) throws UserFacingException {
        Path image = images.getFirst();
        var photo = run.photos(context).read(image);
        var origin = new LinkedHashMap<String, String>();
        var scene = scene(photo, origin, monitor);
        String generator = Provenance.software(context);
        var document = new LinkedHashMap<String, Object>();
        var geometry = scene.files(generator, origin, files.bake());
        if (target.isPresent() && files.isDryRun()) {
            var file = target.get();
            var planned = file.plan(geometry, asPoints(file.format()), monitor);
            console.line(planned.line());
            if (!planned.estimate().amount().levelled()) Scene.warnOfNoGround(console, image);
            document.putAll(planned.json());
        } else if (target.isPresent()) {
            var file = target.get();
            var written = file.write(geometry, asPoints(file.format()), monitor);
            console.line(written.line());
            if (!written.levelled()) Scene.warnOfNoGround(console, image);
            document.putAll(written.json());
        }
        if (files.colmap().isPresent()) {
            Path folder = files.colmap().get();
            geometry.writeColmap(folder, overwrite, monitor);
            console.line("Wrote %s: COLMAP model".formatted(folder));
        }
        if (files.depthPass().isPresent()) {
            Path pass = files.depthPass().get();
            geometry.writeDepthPass(pass, overwrite, monitor);
            console.line("Wrote %s: RGB, Z, N, mask".formatted(pass));
        }
        if (pictures.isAsked()) {
            var drawn = new ScenePictures(scene, pictures, options.points(), monitor);
            drawn.write(generator, overwrite, console, monitor);
            document.putAll(drawn.json());
        }
        console.line("Camera: " + scene.cameraLine());
        options.suggestPanorama(photo).ifPresent(console::note);
        document.put("image", image.toString());
        document.put("depth", origin);
        document.put("kind", scene.map().kind().id());
        document.put("camera", scene.cameraJson());
        files.colmap().ifPresent(folder -> document.put("colmap", folder.toString()));
        files.depthPass().ifPresent(pass -> document.put("depthPass", pass.toString()));
        console.result(document);
        return ExitCode.OK;
    }

    private Scene scene(Photo photo, Map<String, String> origin, JobMonitor monitor)
            throws UserFacingException {
        if (source.file().isEmpty()) return predicted(photo, origin, monitor);
        Path depth = source.file().get();
        origin.put("depth-file", String.valueOf(depth.getFileName()));
        var map = DepthFileReader.read(depth, source.kind(), source.scale());
        PhotoShape.mismatch(depth.toString(), map.grid(), photo).ifPresent(console::warn);
        var camera = CameraChoice.of(photo, options.focal(), OptionalDouble.empty());
        return new Scene(photo, map, options.placed(camera), options.recipe());
    }

    private Scene predicted(Photo photo, Map<String, String> origin, JobMonitor monitor)
            throws UserFacingException {
        var card = run.prepared(source.card(context));
        origin.put("model", card.id());
        var request = run.request(photo, card).withFocal(options.focal());
        return Scene.of(context.pipeline().estimate(request, monitor), options);
    }
}
