package fathom.app;

import fathom.cli.CliContext;
import fathom.cli.NoDisplayException;
import fathom.image.PhotoReader;
import fathom.image.PictureFolder;
import fathom.image.ReadLimits;
import fathom.inference.DepthEngines;
import fathom.inference.Provider;
import fathom.inference.djl.DjlEngines;
import fathom.inference.djl.OrtGraphInspector;
import fathom.inference.tuning.GraphTuner;
import fathom.inference.tuning.TunedEngines;
import fathom.inference.tuning.TunedGraphs;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.machine.MachineEngines;
import fathom.machine.MachineSettings;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCatalog;
import fathom.pipeline.DepthPipeline;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.pipeline.IdleTuning;
import fathom.store.HubCache;
import fathom.store.ModelDownload;
import fathom.store.ModelImport;
import fathom.store.ModelStore;
import fathom.store.WebImport;
import fathom.store.web.WebSettings;
import fathom.ui.MainWindow;
import fathom.ui.input.FilePhotos;
import fathom.ui.models.MachineAccess;
import fathom.ui.models.ModelShelf;
import fathom.ui.settings.SettingsFile;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Builds the long-lived objects, each when it is first asked for, so that {@code fathom --version}
 * does not wait for an inference runtime, and closes them.
 */
final class AppContext implements CliContext, AutoCloseable {
    private static final Duration QUIET_BEFORE_TUNING = Duration.ofSeconds(10);
    static final String MAIN_PHOTO = "astronaut.jpg";

    private final AppPaths paths;
    private @Nullable MachineSettingsFile machine;
    private @Nullable MeasuredSpeeds speeds;
    private @Nullable DjlEngines engines;
    private @Nullable ModelCatalog models;
    private @Nullable DepthPipeline pipeline;
    private @Nullable IdleTuning idleTuning;
    private volatile Consumer<String> notices =
            text -> LoggerFactory.getLogger(AppContext.class).warn(text);

    AppContext(AppPaths paths) {
        this.paths = paths;
    }

    @Override
    public synchronized MachineSettingsFile machine() {
        if (machine == null) {
            machine = new MachineSettingsFile(paths.settings().resolve("machine.json"));
        }
        return machine;
    }

    @Override
    public synchronized MeasuredSpeeds speeds() {
        if (speeds == null) speeds = new MeasuredSpeeds(paths.cache().resolve("speeds.json"));
        return speeds;
    }

    @Override
    public Set<Provider> providers() {
        return engines().providers();
    }

    @Override
    public void onNotice(Consumer<String> listener) {
        notices = listener;
    }

    @Override
    public synchronized ModelCatalog models() {
        if (models == null) models = ModelCatalog.scan(paths.modelFolders());
        return models;
    }

    @Override
    public List<Path> modelFolders() {
        return paths.modelFolders();
    }

    @Override
    public ModelStore store() {
        return new ModelStore(paths.models());
    }

    @Override
    public ModelImport modelImport() {
        return new ModelImport(
                new OrtGraphInspector(),
                (photo, card, monitor) ->
                        pipeline()
                                .estimate(DepthRequest.of(photo, card), monitor)
                                .networkMap()
                                .grid());
    }

    @Override
    public ModelDownload modelDownload() throws UserFacingException {
        var environment = System.getenv();
        return new ModelDownload(
                store(),
                WebSettings.of(environment).withMirror(machine().get().mirror()),
                HubCache.of(environment, Path.of(System.getProperty("user.home"))),
                new OrtGraphInspector());
    }

    @Override
    public WebImport webImport() throws UserFacingException {
        return new WebImport(store(), WebSettings.of(System.getenv()));
    }

    @Override
    public PhotoReader photos(ReadLimits limits) {
        return new PhotoReader(limits);
    }

    private synchronized DjlEngines engines() {
        if (engines == null) engines = new DjlEngines();
        return engines;
    }

    @Override
    public synchronized DepthPipeline pipeline() {
        if (pipeline == null) {
            pipeline =
                    new DepthPipeline(
                            machineEngines(tunedEngines(), machine()::get),
                            paths.cache().resolve("verified"),
                            this::measured);
        }
        return pipeline;
    }

    private TunedEngines tunedEngines() {
        return new TunedEngines(engines(), tunedGraphs());
    }

    private MachineEngines machineEngines(
            DepthEngines opening, Supplier<MachineSettings> settings) {
        return new MachineEngines(
                opening, settings, engines()::providers, text -> notices.accept(text));
    }

    /** A file that is only being tried runs under the name of what it resembles. */
    private void measured(DepthResult result) {
        var card = result.card();
        boolean installed =
                paths.modelFolders().stream()
                        .map(folder -> folder.resolve(card.id()))
                        .anyMatch(card.files().folder()::equals);
        if (!installed) return;
        speeds().add(card.id(), result.inputSize(), result.timings().estimateMs());
    }

    private synchronized IdleTuning idleTuning() {
        if (idleTuning == null) {
            idleTuning =
                    new IdleTuning(
                            pipeline(),
                            tuner(),
                            tunedGraphs(),
                            () -> machine().get().tuning(),
                            QUIET_BEFORE_TUNING);
        }
        return idleTuning;
    }

    @Override
    public GraphTuner tuner() {
        var onProcessor =
                machineEngines(
                        engines(), () -> machine().get().withProvider(Optional.of(Provider.CPU)));
        return new GraphTuner(onProcessor, engines(), tunedGraphs());
    }

    @Override
    public TunedGraphs tunedGraphs() {
        return new TunedGraphs(paths.cache().resolve("tuned"), engines().runtimeVersion());
    }

    @Override
    public Path bundledPhoto() throws UserFacingException {
        Path photo = paths.photos().resolve(MAIN_PHOTO);
        if (Files.isRegularFile(photo)) return photo;
        throw new UserFacingException(
                Fault.BAD_INPUT,
                "The bundled photograph '%s' is missing.".formatted(photo),
                "Install Fathom again, or name an image: fathom estimate IMAGE --out DIR.");
    }

    @Override
    public Map<String, String> versions() {
        return Versions.all();
    }

    @Override
    public void openWindow(List<Path> pictures) throws NoDisplayException {
        var settings = new SettingsFile(paths.settings().resolve("settings.json"));
        WindowStart.open(
                () ->
                        new MainWindow.Services(
                                new FilePhotos(photos(ReadLimits.DEFAULT)),
                                idleTuning()::estimate,
                                modelShelf(),
                                machineAccess(),
                                bundledPhotos(),
                                SystemWindows::open,
                                SystemWindows::showInFolder,
                                settings,
                                software()),
                pictures);
    }

    private MachineAccess machineAccess() {
        return new MachineAccess(
                machine(),
                speeds(),
                this::providers,
                this::onNotice,
                () -> pipeline().closeNetworks());
    }

    /** Reads the cards anew each time: models come and go while the window is open. */
    private ModelShelf modelShelf() {
        return new ModelShelf(
                () -> ModelCatalog.scan(paths.modelFolders()).cards(),
                store(),
                this::modelDownload,
                modelImport());
    }

    /** The main one first. */
    private List<Path> bundledPhotos() {
        try {
            return PictureFolder.pictures(paths.photos(), false);
        } catch (UserFacingException e) {
            LoggerFactory.getLogger(AppContext.class)
                    .warn("The bundled photographs are missing", e);
            return List.of();
        }
    }

    @Override
    public synchronized void close() {
        if (idleTuning != null) idleTuning.close();
        if (pipeline != null) pipeline.close();
        if (speeds != null) speeds.save();
    }
}
