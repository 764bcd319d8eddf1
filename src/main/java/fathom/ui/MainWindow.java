package fathom.ui;

import fathom.color.ColorScale;
import fathom.depth.DepthMap;
import fathom.model.ModelCard;
import fathom.ui.jobs.JobRunner;
import fathom.ui.scene3d.SceneView;
import fathom.ui.state.DepthSource;
import fathom.ui.state.DepthViewModel;
import fathom.ui.state.PhotoSource;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;
import fathom.ui.theme.Theme;
import fathom.ui.toolbar.WindowActions;
import fathom.ui.viewport.ViewportView;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The window with everything that lives as long as it: workers, view models, views. */
public final class MainWindow implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;
    private static final int THUMBNAIL_READERS = 2;
    private static final int[] ICON_SIDES = {32, 128, 256};

    private final Services services;
    private final WorkbenchViewModel.Runners runners;
    private final JobRunner sceneBuilder = runner("scene-builder", 1);
    private final ExecutorService painters = Executors.newFixedThreadPool(2, MainWindow::painter);
    private final WorkbenchViewModel workbench;
    private final Stage stage;

    /**
     * What the window works with.
     *
     * @param bundled photographs that came with Fathom; the first is shown at the first start
     * @param showInFolder opens the system's file manager at a file
     */
    public record Services(
            PhotoSource photos,
            DepthSource depths,
            List<ModelCard> cards,
            List<Path> bundled,
            Consumer<Path> showInFolder) {
        public Services {
            cards = List.copyOf(cards);
            bundled = List.copyOf(bundled);
        }
    }

    public MainWindow(Services services, Stage stage) {
        this.services = services;
        this.stage = stage;
        runners =
                new WorkbenchViewModel.Runners(
                        runner("photo-reader", 1),
                        runner("thumbnails", THUMBNAIL_READERS),
                        runner("depth-inference", 1));
        workbench =
                new WorkbenchViewModel(
                        services.photos(),
                        services.depths(),
                        services.cards(),
                        runners,
                        Runtime.getRuntime().maxMemory() / 4);
        var pictures =
                new ViewportView(
                        workbench.viewport(),
                        workbench.tiles(),
                        colours(workbench.depth()),
                        painters,
                        workbench::retry);
        var space =
                new SceneView(
                        workbench.activeResult(),
                        workbench.scene(),
                        workbench.viewport(),
                        sceneBuilder);
        var view =
                new MainView(
                        workbench,
                        pictures,
                        space,
                        services.bundled(),
                        new Actions(),
                        services.showInFolder());
        var scene = new Scene(view, WIDTH, HEIGHT);
        workbench.appearanceProperty().subscribe(look -> Theme.apply(scene, look));
        stage.setScene(scene);
        stage.setTitle(Messages.text("app.title"));
        stage.getIcons().setAll(icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnHidden(_ -> close());
    }

    public WorkbenchViewModel workbench() {
        return workbench;
    }

    /** Shows the window with these pictures, or with the first bundled photograph. */
    public void show(List<Path> pictures) {
        if (!pictures.isEmpty()) {
            workbench.library().open(pictures);
        } else if (!services.bundled().isEmpty()) {
            workbench.library().open(services.bundled().subList(0, 1));
        }
        stage.show();
    }

    /** Cancels what runs and lets the workers go. */
    @Override
    public void close() {
        runners.photoReader().close();
        runners.thumbnails().close();
        runners.inference().close();
        sceneBuilder.close();
        painters.shutdownNow();
    }

    private static ObjectBinding<Function<DepthMap, ColorScale>> colours(DepthViewModel depth) {
        return Bindings.createObjectBinding(
                () -> depth::scaleFor,
                depth.colormapProperty(),
                depth.rangeProperty(),
                depth.nearAtTopProperty());
    }

    private static JobRunner runner(String name, int threads) {
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

    private final class Actions implements WindowActions {
        @Override
        public void openFiles() {
            var chooser = new FileChooser();
            chooser.setTitle(Messages.text("toolbar.open.hint"));
            var chosen = chooser.showOpenMultipleDialog(stage);
            if (chosen != null) open(chosen.stream().map(File::toPath).toList());
        }

        @Override
        public void openFolder() {
            var chooser = new DirectoryChooser();
            chooser.setTitle(Messages.text("toolbar.open.folder"));
            var chosen = chooser.showDialog(stage);
            if (chosen != null) open(Stream.of(chosen).map(File::toPath).toList());
        }

        @Override
        public void open(List<Path> paths) {
            workbench.library().open(paths);
        }

        @Override
        public void paste() {}

        @Override
        public void export() {}

        @Override
        public void help() {}
    }
}
