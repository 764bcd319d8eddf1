package fathom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.Provider;
import fathom.inference.djl.DjlEngines;
import fathom.inference.djl.OrtGraphInspector;
import fathom.inference.tuning.GraphTuner;
import fathom.inference.tuning.TunedEngines;
import fathom.inference.tuning.TunedGraphs;
import fathom.job.UserFacingException;
import fathom.machine.MachineEngines;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCatalog;
import fathom.pipeline.DepthPipeline;
import fathom.pipeline.DepthRequest;
import fathom.store.HubCache;
import fathom.store.ModelDownload;
import fathom.store.ModelImport;
import fathom.store.ModelStore;
import fathom.store.WebImport;
import fathom.store.web.WebSettings;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** Runs command lines inside the test's process, with the real starter model and no display. */
final class Cli implements AutoCloseable {
    static final Path ASTRONAUT = Path.of("assets", "photos", "astronaut.jpg");

    private final DjlEngines engines = new DjlEngines();
    private final DepthPipeline pipeline;
    private final MachineSettingsFile machine;
    private final MeasuredSpeeds speeds;
    private Consumer<String> notices = _ -> {};

    /** What a command left behind. */
    record Outcome(int exitCode, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private final Path own;
    private final Map<String, String> environment;

    /** Without models of the user's own. */
    Cli() {
        this(Path.of("target", "no-models"));
    }

    /** With the user's own models in this folder. */
    Cli(Path ownModels) {
        this(ownModels, Map.of());
    }

    /** With variables of the environment that say how the network is reached. */
    Cli(Path ownModels, Map<String, String> environment) {
        own = ownModels;
        this.environment = environment;
        machine = new MachineSettingsFile(own.resolveSibling("settings/machine.json"));
        speeds = new MeasuredSpeeds(own.resolveSibling("cache/speeds.json"));
        pipeline =
                new DepthPipeline(
                        new MachineEngines(
                                new TunedEngines(engines, tunedGraphs()),
                                machine::get,
                                engines::providers,
                                text -> notices.accept(text)),
                        own.resolveSibling("cache/verified"),
                        result ->
                                speeds.add(
                                        result.card().id(),
                                        result.inputSize(),
                                        result.timings().estimateMs()));
    }

    private TunedGraphs tunedGraphs() {
        return new TunedGraphs(own.resolveSibling("tuned"), engines.runtimeVersion());
    }

    Outcome run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(err), false);
        var words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = new FathomCli(new Context(), console).run(words);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    @Override
    public void close() {
        pipeline.close();
    }

    /** A picture with a bright lower half. */
    static Path picture(Path file, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = height / 2; y < height; y++) {
            for (int x = 0; x < width; x++) image.setRGB(x, y, 0xc8b090);
        }
        if (file.getParent() != null) Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** Sorted, with slashes; nothing for a folder that does not exist. */
    static List<String> filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private final class Context implements CliContext {
        @Override
        public ModelCatalog models() {
            return ModelCatalog.scan(modelFolders());
        }

        @Override
        public List<Path> modelFolders() {
            return List.of(Path.of("models"), own);
        }

        @Override
        public ModelStore store() {
            return new ModelStore(own);
        }

        @Override
        public ModelImport modelImport() {
            return new ModelImport(
                    new OrtGraphInspector(),
                    (photo, card, monitor) ->
                            pipeline.estimate(DepthRequest.of(photo, card), monitor)
                                    .networkMap()
                                    .grid());
        }

        @Override
        public ModelDownload modelDownload() throws UserFacingException {
            return new ModelDownload(
                    store(),
                    WebSettings.of(environment).withMirror(machine.get().mirror()),
                    HubCache.of(environment, own.resolve("no-home")),
                    new OrtGraphInspector());
        }

        @Override
        public WebImport webImport() throws UserFacingException {
            return new WebImport(store(), WebSettings.of(environment));
        }

        @Override
        public PhotoReader photos(ReadLimits limits) {
            return new PhotoReader(limits);
        }

        @Override
        public DepthPipeline pipeline() {
            return pipeline;
        }

        @Override
        public GraphTuner tuner() {
            return new GraphTuner(engines, engines, Cli.this.tunedGraphs());
        }

        @Override
        public TunedGraphs tunedGraphs() {
            return Cli.this.tunedGraphs();
        }

        @Override
        public MachineSettingsFile machine() {
            return machine;
        }

        @Override
        public MeasuredSpeeds speeds() {
            return speeds;
        }

        @Override
        public Set<Provider> providers() {
            return engines.providers();
        }

        @Override
        public void onNotice(Consumer<String> listener) {
            notices = listener;
        }

        @Override
        public Path bundledPhoto() {
            return ASTRONAUT;
        }

        @Override
        public Map<String, String> versions() {
            var versions = new LinkedHashMap<String, String>();
            versions.put("Fathom", "1.2.3");
            versions.put("ONNX Runtime", "4.5.6");
            return versions;
        }

        @Override
        public void openWindow(List<Path> pictures) throws NoDisplayException {
            throw new NoDisplayException("There is no display", null);
        }
    }
}
