package fathom.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.export.sheet.SheetTable;
import fathom.export.sheet.SheetTile;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.MatrixRows;
import fathom.ui.state.TileLook;
import fathom.ui.state.WorkbenchViewModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

@WindowTest
class ShownSheetTest {
    @TempDir private Path folder;

    @Test
    void severalPhotographsStandAsInTheWindowAndIsolinesComeAlong() throws Exception {
        try (var runner = new JobRunner("sheet-test", 1, JobRunner.fxThread())) {
            var workbench = RampWorkbench.open(folder, runner);
            assertThat(sheet(workbench).columns()).isZero();
            assertThat(sheet(workbench).cells()).hasSize(2);

            Fx.onFx(() -> workbench.library().open(List.of(folder.resolve("other.png"))));
            Fx.waitFor("the second", () -> workbench.library().items().size() == 2);
            Fx.onFx(() -> workbench.library().selectTogether(workbench.library().items()));
            Fx.waitFor("both", () -> workbench.images().images().get().size() == 4);
            Fx.onFx(
                    () -> {
                        workbench.comparison().lookOfAll(TileLook.ISOLINES);
                        workbench.comparison().rowsProperty().set(MatrixRows.MODELS);
                    });

            var sheet = sheet(workbench);
            assertThat(sheet.columns()).isEqualTo(2);
            assertThat(sheet.cells()).hasSize(4).allMatch(SheetTable.Filled.class::isInstance);
            // About ten lines over the range from the 2nd to the 98th percentile of 0 to 63.
            assertThat(sheet.cells().subList(2, 4))
                    .extracting(cell -> ((SheetTable.Filled) cell).tile())
                    .allSatisfy(
                            tile ->
                                    assertThat(((SheetTile.Values) tile).isolineStep())
                                            .isEqualTo(5));
        }
    }

    private static SheetTable sheet(WorkbenchViewModel workbench) throws Exception {
        return Fx.onFx(() -> ShownSheet.of(workbench).orElseThrow());
    }
}
