package fathom.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.export.Sidecar;
import fathom.export.sheet.SheetTable;
import fathom.export.sheet.SheetTile;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Arrangement;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileState;
import fathom.ui.state.WorkbenchViewModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Depth at a reduced size stands in for a while, and leaves the program only under its name. */
@WindowTest
class QuickLookExportTest {
    private static final Sidecar.Software SOFTWARE = new Sidecar.Software("test", "none");

    @TempDir private Path folder;

    @Test
    void aQuickLookIsNotExported() throws Exception {
        var full = new CountDownLatch(1);
        try (var runner = new JobRunner("quick-export-test", 1, JobRunner.fxThread())) {
            var workbench = RampWorkbench.openSlowly(folder, runner, full);
            assertThat(Fx.onFx(() -> ExportSubject.of(workbench, SOFTWARE))).isEmpty();

            full.countDown();
            Fx.waitFor("the full depth", () -> isReady(workbench));
            assertThat(Fx.onFx(() -> ExportSubject.of(workbench, SOFTWARE))).isPresent();
        } finally {
            full.countDown();
        }
    }

    @Test
    void aSheetSaysWhichOfItsTilesIsOne() throws Exception {
        var full = new CountDownLatch(1);
        try (var runner = new JobRunner("quick-sheet-test", 1, JobRunner.fxThread())) {
            var workbench = RampWorkbench.openSlowly(folder, runner, full);
            assertThat(depthFacts(workbench)).contains("quick look at a reduced size");

            full.countDown();
            Fx.waitFor("the full depth", () -> isReady(workbench));
            assertThat(depthFacts(workbench)).doesNotContain("quick look at a reduced size");
        } finally {
            full.countDown();
        }
    }

    @Test
    void aDifferenceToOneIsNamedToo() throws Exception {
        var full = new CountDownLatch(1);
        try (var runner = new JobRunner("quick-difference-test", 3, JobRunner.fxThread())) {
            var workbench = RampWorkbench.openSlowly(folder, runner, full);
            Fx.onFx(
                    () -> {
                        workbench.models().selectIds(List.of("first", "second"));
                        workbench.comparison().arrangementProperty().set(Arrangement.DIFFERENCE);
                    });
            Fx.waitFor("the second network's depth", () -> isReady(workbench));
            Fx.waitFor("its difference", () -> isShown(workbench));
            assertThat(depthFacts(workbench))
                    .contains("against a quick look at a reduced size")
                    .doesNotContain("quick look at a reduced size");

            full.countDown();
            Fx.waitFor("all of the full depth", () -> hasNoQuickLook(workbench));
            Fx.waitFor("its difference", () -> isShown(workbench));
            assertThat(depthFacts(workbench))
                    .doesNotContain("against a quick look at a reduced size");
        } finally {
            full.countDown();
        }
    }

    private static boolean isShown(WorkbenchViewModel workbench) {
        var key = workbench.tiles().getLast().key();
        return workbench.images().images().get().get(key) instanceof TileImage.OfValues;
    }

    private static boolean hasNoQuickLook(WorkbenchViewModel workbench) {
        return workbench.tiles().stream().noneMatch(TileContent::isQuickLook);
    }

    private static boolean isReady(WorkbenchViewModel workbench) {
        return workbench.tiles().getLast().state() instanceof TileState.Ready;
    }

    private static List<String> depthFacts(WorkbenchViewModel workbench) throws Exception {
        int tiles = workbench.tiles().size();
        Fx.waitFor(
                "the picture of the depth",
                () -> workbench.images().images().get().size() == tiles);
        var cells = Fx.onFx(() -> ShownSheet.of(workbench).orElseThrow().cells());
        return ((SheetTile.Values) ((SheetTable.Filled) cells.getLast()).tile()).facts();
    }
}
