package fathom.ui;

import fathom.export.Sidecar;
import fathom.model.ModelCard;
import fathom.ui.export.SheetClipboard;
import fathom.ui.input.DropTarget;
import fathom.ui.input.PictureClipboard;
import fathom.ui.jobs.JobRunner;
import fathom.ui.keys.KeyMap;
import fathom.ui.models.MachineAccess;
import fathom.ui.models.ModelShelf;
import fathom.ui.scene3d.SceneSources;
import fathom.ui.scene3d.SceneView;
import fathom.ui.session.PairFiles;
import fathom.ui.session.Sessions;
import fathom.ui.settings.SettingsFile;
import fathom.ui.settings.WorkbenchMemory;
import fathom.ui.state.DepthSource;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.Notice;
import fathom.ui.state.PhotoSource;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;
import fathom.ui.theme.Theme;
import fathom.ui.viewport.ViewportView;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The window with everything that lives as long as it: workers, view models, views. */
public final class MainWindow implements AutoCloseable {
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;
    private static final int THUMBNAIL_READERS = 2;
    private static final int PULSES_BEFORE_WORK = 2;
    private static final int[] ICON_SIDES = {32, 128, 256};

    private final Services services;
    private final WorkbenchViewModel.Runners runners =
            new WorkbenchViewModel.Runners(
                    runner("photo-reader", 1),
                    runner("thumbnails", THUMBNAIL_READERS),
                    runner("depth-inference", 1));
    private final JobRunner exporter = runner("exporter", 1);
    private final JobRunner sceneBuilder = runner("scene", 2);
    private final ExecutorService painters = Executors.newFixedThreadPool(2, MainWindow::painter);
    private final WorkbenchViewModel workbench;
    private final WorkbenchMemory memory;
    private final Sessions sessions;
    private final Stage stage;
    private final Choosers choosers;
    private final WindowCards cards;

    /**
     * What the window works with.
     *
     * @param bundled photographs that came with Fathom; the first is shown at the first start
     * @param openFile shows a file in the program that the system has for it
     * @param showInFolder opens the system's file manager at a file
     * @param software what writes the files
     */
    public record Services(
            PhotoSource photos,
            DepthSource depths,
            ModelShelf models,
            MachineAccess machine,
            List<Path> bundled,
            SystemOpener openFile,
            SystemOpener showInFolder,
            SettingsFile settings,
            Sidecar.Software software) {
        public Services {
            bundled = List.copyOf(bundled);
        }
    }

    public MainWindow(Services services, Stage stage) {
        this.services = services;
        this.stage = stage;
        var found = services.settings().read();
        workbench =
                new WorkbenchViewModel(
                        services.photos(),
                        services.depths(),
                        installed(services.models()),
                        runners,
                        Runtime.getRuntime().maxMemory() / 4);
        memory =
                new WorkbenchMemory(
                        workbench,
                        services.settings(),
                        found.settings(),
                        WorkbenchMemory.DEFAULT_DELAY);
        sessions = new Sessions(workbench, exporter);
        choosers = new Choosers(stage, new ChooserFolders(this::currentFile, services.bundled()));
        cards =
                new WindowCards(
                        workbench,
                        services,
                        memory,
                        exporter,
                        choosers,
                        new WindowCards.Opening(this::openFile, this::showInFolder));
        found.notice().ifPresent(workbench.status()::notify);
        workbench.models().speeds().putAll(services.machine().speeds().all());
        services.machine().onNotice().accept(this::warn);
        dress(build());
        WindowPlacement.install(stage, memory.windowProperty());
    }

    /** From whatever thread it comes. */
    private void warn(String text) {
        JobRunner.fxThread().execute(() -> workbench.status().notify(Notice.warning(text)));
    }

    private void openFile(Path file) {
        services.openFile().open(file, () -> warn(Messages.text("notice.cannot.open", file)));
    }

    private void showInFolder(Path file) {
        String folder = String.valueOf(file.toAbsolutePath().getParent());
        services.showInFolder().open(file, () -> warn(Messages.text("notice.cannot.show", folder)));
    }

    private MainView build() {
        var pictures =
                new ViewportView(
                        workbench.viewport(),
                        workbench.comparison(),
                        workbench.tiles(),
                        workbench.images().images(),
                        painters,
                        new ViewportView.Actions(workbench::retry, cards::openModels));
        var space =
                new SceneView(
                        new SceneSources(
                                workbench.activeResult(),
                                workbench.tiles(),
                                workbench.groundTruth().loadedProperty().map(truth -> truth.map()),
                                workbench.depth()),
                        workbench.scene(),
                        workbench.viewport(),
                        sceneBuilder);
        workbench.scene().onFilm(cards::openFilm);
        var clipboard = new PictureClipboard(workbench.library(), workbench.status()::notify);
        var commands =
                new WindowCommands(
                        workbench,
                        choosers,
                        clipboard,
                        pictures::copySelectedTile,
                        new SheetClipboard(workbench, exporter, clipboard::copy),
                        new WindowCommands.Files(sessions, new PairFiles(workbench, exporter)),
                        cards::openModels,
                        cards::openExport,
                        cards::openDataset,
                        cards::openHelp,
                        stage);
        var view =
                new MainView(
                        workbench,
                        pictures,
                        space,
                        services.bundled(),
                        commands,
                        commands,
                        this::showInFolder);
        cards.installIn(view);
        DropTarget.install(
                view,
                new WindowDrops(
                        workbench, pictures::photographAt, sessions::open, cards::addModels));
        view.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) KeyMap.install(scene, commands);
                        });
        return view;
    }

    private static List<ModelCard> installed(ModelShelf shelf) {
        return shelf.cards().get().stream().filter(ModelCard::isInstalled).toList();
    }

    private void dress(MainView view) {
        var scene = new Scene(view);
        workbench.appearanceProperty().subscribe(look -> Theme.apply(scene, look));
        stage.setScene(scene);
        sessions.fileProperty()
                .subscribe(
                        file ->
                                stage.setTitle(
                                        file.map(
                                                        path ->
                                                                Messages.text(
                                                                        "app.title.session",
                                                                        path.getFileName()))
                                                .orElse(Messages.text("app.title"))));
        stage.getIcons().setAll(icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnHidden(_ -> close());
    }

    public WorkbenchViewModel workbench() {
        return workbench;
    }

    private Optional<Path> currentFile() {
        return Optional.ofNullable(workbench.library().currentProperty().get())
                .flatMap(LibraryItem::file);
    }

    /**
     * Shows the window with these pictures or this session, or with the first bundled photograph.
     */
    public void show(List<Path> pictures) {
        stage.show();
        afterFirstPicture(() -> open(pictures));
    }

    private void open(List<Path> pictures) {
        var session = pictures.stream().filter(Sessions::isSession).findFirst();
        if (session.isPresent()) {
            sessions.open(session.get());
        } else if (!pictures.isEmpty()) {
            workbench.library().open(pictures);
        } else if (!services.bundled().isEmpty()) {
            workbench.library().open(services.bundled().subList(0, 1));
        }
    }

    /** Reading and estimating would take the processor that the window's first picture needs. */
    private static void afterFirstPicture(Runnable work) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses <= PULSES_BEFORE_WORK) return;
                stop();
                work.run();
            }
        }.start();
    }

    /** Cancels what runs and lets the workers go. */
    @Override
    public void close() {
        runners.photoReader().close();
        runners.thumbnails().close();
        runners.inference().close();
        sceneBuilder.close();
        exporter.close();
        cards.close();
        memory.close();
        painters.shutdownNow();
    }

    static JobRunner runner(String name, int threads) {
        return new JobRunner(name, threads, JobRunner.fxThread());
    }

    private static Thread painter(Runnable work) {
        var thread = new Thread(work, "painter");
        thread.setDaemon(true);
        return thread;
    }

    private static List<Image> icons() {
        return Arrays.stream(ICON_SIDES)
                .mapToObj(
                        side ->
                                Objects.requireNonNull(
                                        MainWindow.class.getResourceAsStream(
                                                "icon/fathom-" + side + ".png")))
                .map(Image::new)
                .toList();
    }
}
