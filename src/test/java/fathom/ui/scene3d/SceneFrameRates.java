package fathom.ui.scene3d;

import fathom.ui.Fx;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.DepthViewModel;
import fathom.ui.state.SceneMode;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.ViewportViewModel;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Counts the frames of the 3D pane while it orbits and prints them: {@code SceneFrameRates WIDTH
 * HEIGHT [CELLS-ACROSS]...}, the pane's size and the sides of square depth maps. Needs a display.
 */
final class SceneFrameRates {
    private static final long MEASURED_NS = 6_000_000_000L;
    private static final int FRAMES_OF_WARM_UP = 3;

    private SceneFrameRates() {}

    public static void main(String[] args) throws Exception {
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        // Between two measurements no window is open.
        Platform.setImplicitExit(false);
        int width = Integer.parseInt(args[0]);
        int height = Integer.parseInt(args[1]);
        for (int i = 2; i < args.length; i++) {
            for (var mode : SceneMode.values()) {
                measure(width, height, Integer.parseInt(args[i]), mode);
            }
        }
        System.exit(0);
    }

    private static void measure(int width, int height, int side, SceneMode mode) throws Exception {
        var jobs = new JobRunner("scene", 2, JobRunner.fxThread());
        var model = new SceneViewModel();
        model.modeProperty().set(mode);
        var photo = Scenes3d.photo(side, side, (x, y) -> (x * 255 / side) << 16 | (y * 255 / side));
        var map =
                Scenes3d.metres(
                        side,
                        side,
                        (x, y) -> 3 + Math.sin(x * 9.0 / side) * Math.cos(y * 7.0 / side));
        var result = new SimpleObjectProperty<>(Scenes3d.result(photo, map));
        var stage =
                Fx.onFx(
                        () -> {
                            var view =
                                    new SceneView(
                                            new SceneSources(
                                                    result,
                                                    FXCollections.observableArrayList(),
                                                    new SimpleObjectProperty<>(),
                                                    new DepthViewModel()),
                                            model,
                                            new ViewportViewModel(),
                                            jobs);
                            var scene = new Scene(view, width, height);
                            scene.getStylesheets().add(PlainTheme.stylesheet());
                            var made = new Stage();
                            made.setScene(scene);
                            made.show();
                            return made;
                        });
        Fx.waitFor("the scene", () -> !model.summaryProperty().get().isEmpty());
        var counter = new Counter(stage.getScene());
        Fx.onFx(counter::start);
        Fx.waitFor("frames", () -> counter.done);
        System.out.printf(
                Locale.ROOT,
                "%dx%d pane, %d cells, %s: %.1f frames/s, %.0f ms of processor time a frame (%s)%n",
                width,
                height,
                side * side,
                mode,
                counter.drawn * 1e9 / counter.elapsedNs,
                (double) counter.cpuNs / counter.drawn / 1e6,
                model.summaryProperty().get());
        Fx.onFx(stage::close);
        jobs.close();
    }

    private static final class Counter extends AnimationTimer {
        private final Scene scene;
        private int frames = -FRAMES_OF_WARM_UP;
        private int drawn;
        private long startNs;
        private long startCpuNs;
        private long cpuNs;
        private long elapsedNs;
        private volatile boolean done;

        Counter(Scene scene) {
            this.scene = scene;
            ((ImageView) scene.getRoot().lookup(".scene-picture"))
                    .imageProperty()
                    .subscribe(_ -> drawn++);
        }

        private static long processorTimeNs() {
            var system =
                    (com.sun.management.OperatingSystemMXBean)
                            ManagementFactory.getOperatingSystemMXBean();
            return system.getProcessCpuTime();
        }

        @Override
        public void handle(long now) {
            if (frames == 0) {
                startNs = now;
                drawn = 0;
                startCpuNs = processorTimeNs();
            }
            elapsedNs = now - startNs;
            if (frames > 0 && elapsedNs > MEASURED_NS) {
                cpuNs = processorTimeNs() - startCpuNs;
                done = true;
                stop();
                return;
            }
            frames++;
            scene.getRoot()
                    .fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    frames / 20 % 2 == 0 ? KeyCode.LEFT : KeyCode.RIGHT,
                                    false,
                                    false,
                                    false,
                                    false));
        }
    }
}
