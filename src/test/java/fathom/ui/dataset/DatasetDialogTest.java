package fathom.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.export.Sidecar;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.JobMonitor;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputSize;
import fathom.raster.FloatGrid;
import fathom.ui.Fx;
import fathom.ui.TestCards;
import fathom.ui.WindowTest;
import fathom.ui.input.FilePhotos;
import fathom.ui.jobs.JobRunner;
import fathom.ui.settings.DatasetChoices;
import fathom.ui.state.Appearance;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.theme.Theme;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

@WindowTest
class DatasetDialogTest {
    @TempDir Path folder;
    private final JobRunner runner = new JobRunner("dataset-test", 1, JobRunner.fxThread());
    private final List<Path> opened = new ArrayList<>();
    private final List<Path> shownInFolder = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Fx.onFx(runner::close);
    }

    @Test
    void theReportOpensOnceItIsWritten() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        writePair(folder.resolve("set"));
        var dialog = open(folder.resolve("set"));
        assertThat(Fx.onFx(() -> button(dialog, "Open report").isVisible())).isFalse();

        Fx.onFx(() -> button(dialog, "Start").fire());
        Fx.waitFor("the report", () -> button(dialog, "Open report").isVisible());
        Fx.keep(Fx.snapshot(dialog.getScene()), "dataset");
        Fx.onFx(() -> button(dialog, "Open report").fire());
        Fx.onFx(() -> button(dialog, "Show in folder").fire());

        Path report = folder.resolve("out/set.generic.html");
        assertThat(report).exists();
        assertThat(opened).containsExactly(report);
        assertThat(shownInFolder).containsExactly(report);
    }

    @Test
    void onlyAFolderAsksWhichFilesBelongTogether() throws Exception {
        var ofFolder = open(folder);
        assertThat(Fx.onFx(() -> ofFolder.lookup("#dataset-pair").getParent().isVisible()))
                .isTrue();

        var ofTable = open(Files.writeString(folder.resolve("pairs.csv"), "image,depth"));
        assertThat(Fx.onFx(() -> ofTable.lookup("#dataset-pair").getParent().isVisible()))
                .isFalse();
    }

    private static void writePair(Path set) throws Exception {
        Files.createDirectories(set.resolve("rgb"));
        Files.createDirectories(set.resolve("depth"));
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", set.resolve("rgb/a.png").toFile());
        DepthExporter.write(
                DepthFormat.NPY,
                DepthExport.of(ramp(DepthKind.METRIC_DEPTH)),
                set.resolve("depth/a.npy"),
                false);
    }

    private static DepthMap ramp(DepthKind kind) {
        var values = new float[64];
        for (int i = 0; i < values.length; i++) values[i] = 1 + i % 8;
        return DepthMap.of(kind, FloatGrid.adopt(8, 8, values));
    }

    private DatasetDialog open(Path place) throws Exception {
        return Fx.onFx(
                () -> {
                    var choices =
                            new DatasetChoices(
                                    Optional.of(place),
                                    Optional.of(folder.resolve("out")),
                                    DatasetChoices.DEFAULT.depthScale(),
                                    "");
                    var workbench =
                            new WorkbenchViewModel(
                                    new FilePhotos(new PhotoReader(ReadLimits.DEFAULT)),
                                    DatasetDialogTest::estimate,
                                    List.of(TestCards.hashed("first", "ab".repeat(32))),
                                    new WorkbenchViewModel.Runners(runner, runner, runner),
                                    1 << 20);
                    var run =
                            new DatasetRunViewModel(
                                    workbench,
                                    DatasetDialogTest::estimate,
                                    new PhotoReader(ReadLimits.DEFAULT),
                                    new Sidecar.Software("1", "ONNX Runtime 2"),
                                    new SimpleObjectProperty<>(choices),
                                    runner);
                    var outside =
                            new DatasetDialog.Outside(
                                    Optional::empty,
                                    Optional::empty,
                                    Optional::empty,
                                    opened::add,
                                    shownInFolder::add);
                    var dialog = new DatasetDialog(run, workbench, outside);
                    var scene = new Scene(new StackPane(dialog), 1200, 800);
                    Theme.apply(scene, Appearance.DARK);
                    dialog.open();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return dialog;
                });
    }

    private static DepthResult estimate(DepthRequest request, JobMonitor monitor) {
        var map = ramp(DepthKind.RELATIVE_DISPARITY);
        return new DepthResult(
                request.photo(),
                request.card(),
                map,
                map,
                new InputSize(8, 8),
                new DepthResult.Timings(0, 1, 2, 3));
    }

    private static Button button(DatasetDialog dialog, String text) {
        return dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }
}
