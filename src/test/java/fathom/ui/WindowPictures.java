package fathom.ui;

import fathom.image.Photo;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.djl.DjlEngines;
import fathom.job.UserFacingException;
import fathom.model.ModelCatalog;
import fathom.pipeline.DepthPipeline;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.PhotoSource;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes pictures of the real window: {@code WindowPictures FOLDER WIDTHxHEIGHT dark|light
 * grid|split|scene PICTURE...}. The README's are made with it.
 */
final class WindowPictures {
    private WindowPictures() {}

    public static void main(String[] args) {
        try {
            take(args);
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void take(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var size = args[1].split("x");
        var look = Appearance.valueOf(args[2].toUpperCase(java.util.Locale.ROOT));
        var layout = Layout.valueOf(args[3].toUpperCase(java.util.Locale.ROOT));
        var files = Stream.of(args).skip(4).map(Path::of).toList();
        System.setProperty("prism.forceGPU", "true");
        var ready = new java.util.concurrent.CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        try (var pipeline = new DepthPipeline(new DjlEngines())) {
            var cards = ModelCatalog.scan(List.of(Path.of("models"))).cards();
            var window =
                    Fx.onFx(
                            () -> {
                                var made =
                                        new MainWindow(
                                                new MainWindow.Services(
                                                        new Files2(),
                                                        pipeline::estimate,
                                                        cards,
                                                        List.of(
                                                                Path.of(
                                                                        "assets/photos/astronaut.jpg")),
                                                        _ -> {},
                                                        new fathom.ui.settings.SettingsFile(
                                                                Files.createTempDirectory("fathom")
                                                                        .resolve("settings.json")),
                                                        "Fathom"),
                                                new Stage());
                                made.show(files);
                                return made;
                            });
            Fx.onFx(
                    () -> {
                        var stage = (Stage) Stage.getWindows().getFirst();
                        stage.setWidth(Double.parseDouble(size[0]));
                        stage.setHeight(Double.parseDouble(size[1]));
                        window.workbench().appearanceProperty().set(look);
                        window.workbench().layoutProperty().set(layout);
                    });
            Fx.waitFor(
                    "depth",
                    () -> {
                        var item = window.workbench().library().currentProperty().get();
                        return item != null
                                && (item.stateProperty().get() == LibraryItem.State.READY
                                        || item.stateProperty().get() == LibraryItem.State.FAILED);
                    });
            Thread.sleep(2500);
            var image = Fx.snapshot(Stage.getWindows().getFirst().getScene());
            Fx.keep(image, "window");
            Files.copy(
                    Path.of("target/screenshots/window.png"),
                    folder.resolve(args[1] + "-" + args[2] + "-" + args[3] + ".png"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Fx.onFx(() -> ((Stage) Stage.getWindows().getFirst()).close());
        }
    }

    private static final class Files2 implements PhotoSource {
        private final PhotoReader reader = new PhotoReader(ReadLimits.DEFAULT);

        @Override
        public Photo read(Path file) throws UserFacingException {
            return reader.read(file);
        }

        @Override
        public Photo readSmall(Path file, int maxSide) throws UserFacingException {
            return reader.readReduced(file, maxSide);
        }

        @Override
        public List<Path> picturesIn(Path path) {
            return List.of(path);
        }
    }
}
