package fathom.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.export.Sidecar;
import fathom.export.sheet.SheetTable;
import fathom.export.sheet.SheetTile;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
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

    private static boolean isReady(WorkbenchViewModel workbench) {
        return workbench.tiles().getLast().state() instanceof TileState.Ready;
    }

    private static List<String> depthFacts(WorkbenchViewModel workbench) throws Exception {
        Fx.waitFor("the picture of the depth", () -> workbench.images().images().get().size() == 2);
        var cells = Fx.onFx(() -> ShownSheet.of(workbench).orElseThrow().cells());
        return ((SheetTile.Values) ((SheetTable.Filled) cells.getLast()).tile()).facts();
    }
}
