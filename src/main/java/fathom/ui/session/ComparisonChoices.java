package fathom.ui.session;

import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Estimator;
import fathom.ui.state.Arrangement;
import fathom.ui.state.ComparisonViewModel;
import fathom.ui.state.GridChoice;
import fathom.ui.state.MatrixRows;
import fathom.ui.state.RangeMode;
import fathom.ui.state.TileLook;
import fathom.ui.state.WipeLine;

import java.util.Map;
import java.util.Optional;

/** How tiles were put together; the names are those of {@link ComparisonViewModel}. */
record ComparisonChoices(
        Arrangement arrangement,
        GridChoice grid,
        MatrixRows rows,
        WipeLine wipe,
        double opacity,
        String reference,
        RangeMode rangeMode,
        Difference difference,
        Optional<Alignment> alignment,
        Estimator estimator,
        Map<String, TileLook> looks,
        int isolines,
        double sliceNear,
        double sliceFar) {

    ComparisonChoices {
        looks = Map.copyOf(looks);
    }

    static ComparisonChoices of(ComparisonViewModel comparison) {
        return new ComparisonChoices(
                comparison.arrangementProperty().get(),
                comparison.gridProperty().get(),
                comparison.rowsProperty().get(),
                comparison.wipeProperty().get(),
                comparison.opacityProperty().get(),
                comparison.referenceProperty().get(),
                comparison.rangeModeProperty().get(),
                comparison.differenceProperty().get(),
                comparison.alignmentProperty().get(),
                comparison.estimatorProperty().get(),
                comparison.looks(),
                comparison.isolinesProperty().get(),
                comparison.sliceNearProperty().get(),
                comparison.sliceFarProperty().get());
    }

    void restore(ComparisonViewModel comparison) {
        comparison.arrangementProperty().set(arrangement);
        comparison.gridProperty().set(grid);
        comparison.rowsProperty().set(rows);
        comparison.wipeProperty().set(wipe);
        comparison.opacityProperty().set(opacity);
        comparison.referenceProperty().set(reference);
        comparison.rangeModeProperty().set(rangeMode);
        comparison.differenceProperty().set(difference);
        comparison.alignmentProperty().set(alignment);
        comparison.estimatorProperty().set(estimator);
        comparison.looks().clear();
        comparison.looks().putAll(looks);
        comparison.isolinesProperty().set(isolines);
        comparison.setSliceNear(sliceNear);
        comparison.setSliceFar(sliceFar);
    }
}
