package fathom.ui;

import fathom.export.Sidecar;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.djl.DjlEngines;
import fathom.pipeline.DepthPipeline;
import fathom.ui.input.FilePhotos;
import fathom.ui.settings.SettingsFile;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;
import fathom.ui.state.LibraryItem;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Takes pictures of the real window on a display. {@code WindowPictures FOLDER} takes those of the
 * README; {@code WindowPictures FOLDER 1024x700 light split PHOTO...} takes one for people to
 * judge.
 */
final class WindowPictures {
    private static final List<Path> BUNDLED = List.of(Path.of("assets/photos/astronaut.jpg"));
    private static final List<Shot> README =
            List.of(
                    new Shot("window-dark", 1440, 900, Appearance.DARK, Layout.SPLIT, List.of()),
                    new Shot("window-light", 1440, 900, Appearance.LIGHT, Layout.SPLIT, List.of()),
                    new Shot("scene-dark", 1440, 900, Appearance.DARK, Layout.SCENE, List.of()));

    /** The depth has arrived; the 3D view still builds its mesh and lets it settle. */
    private static final long SCENE_MS = 2500;

    private record Shot(
            String name,
            int width,
            int height,
            Appearance look,
            Layout layout,
            List<Path> pictures) {}

    private WindowPictures() {}

    public static void main(String[] args) {
        try {
            System.setProperty("prism.forceGPU", "true");
            var ready = new CountDownLatch(1);
            Platform.startup(ready::countDown);
            ready.await();
            Platform.setImplicitExit(false);
            var folder = Files.createDirectories(Path.of(args[0]));
            for (Shot shot : args.length == 1 ? README : List.of(asked(List.of(args)))) {
                take(shot, folder);
            }
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Shot asked(List<String> args) {
        String[] size = args.get(1).split("x", 2);
        return new Shot(
                String.join("-", args.subList(1, 4)),
                Integer.parseInt(size[0]),
                Integer.parseInt(size[1]),
                Appearance.valueOf(args.get(2).toUpperCase(Locale.ROOT)),
                Layout.valueOf(args.get(3).toUpperCase(Locale.ROOT)),
                args.subList(4, args.size()).stream().map(Path::of).toList());
    }

    private static void take(Shot shot, Path folder) throws Exception {
        var settings = Files.createTempDirectory("fathom").resolve("settings.json");
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var stage = Fx.onFx(() -> new Stage());
            var window = Fx.onFx(() -> new MainWindow(services(pipeline, settings), stage));
            Fx.onFx(
                    () -> {
                        window.show(shot.pictures());
                        stage.setWidth(shot.width());
                        stage.setHeight(shot.height());
                        window.workbench().appearanceProperty().set(shot.look());
                        window.workbench().layoutProperty().set(shot.layout());
                    });
            Fx.waitFor("depth or an error", () -> isSettled(window));
            Thread.sleep(SCENE_MS);
            var picture = Fx.snapshot(stage.getScene());
            Fx.keep(picture, folder.resolve(shot.name() + ".png"));
            Fx.onFx(stage::close);
        }
    }

    private static boolean isSettled(MainWindow window) {
        var item = window.workbench().library().currentProperty().get();
        if (item == null) return false;
        var state = item.stateProperty().get();
        return state == LibraryItem.State.READY || state == LibraryItem.State.FAILED;
    }

    private static MainWindow.Services services(DepthPipeline pipeline, Path settings) {
        return new MainWindow.Services(
                new FilePhotos(new PhotoReader(ReadLimits.DEFAULT)),
                pipeline::estimate,
                TestShelf.of(pipeline, settings.resolveSibling("models"), _ -> true),
                TestMachine.in(settings.resolveSibling("machine")),
                BUNDLED,
                (_, _) -> {},
                (_, _) -> {},
                new SettingsFile(settings),
                new Sidecar.Software("", ""));
    }
}
