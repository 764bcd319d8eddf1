package fathom.ui.export;

import fathom.depth.DepthKind;
import fathom.depth.DepthRange;
import fathom.export.depth.Direction;
import fathom.ui.controls.Segmented;
import fathom.ui.text.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

import java.util.OptionalDouble;

/** What the 16-bit PNG will look like, and the choices that change it. */
final class PreviewColumn extends VBox {
    private static final int SIDE = 260;

    // 16-bit steps a metre
    private static final double MILLIMETRES = 1000;
    private static final double KITTI = 256;

    private final ObjectProperty<Direction> direction =
            new SimpleObjectProperty<>(Direction.NEAR_BRIGHT);
    private final ObjectProperty<OptionalDouble> pngScale =
            new SimpleObjectProperty<>(OptionalDouble.empty());
    private final Node directions = directions();
    private final Node scales = scales();
    private final ImageView preview = new ImageView();
    private final Label note = new Label();

    PreviewColumn() {
        preview.setFitWidth(SIDE);
        preview.setFitHeight(SIDE * 3.0 / 4);
        preview.setPreserveRatio(true);
        preview.setAccessibleText(Messages.text("export.preview"));
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        note.setMaxWidth(SIDE);
        var title = new Label(Messages.text("export.preview"));
        title.getStyleClass().add("section-title");
        setSpacing(8);
        setMinWidth(SIDE);
        getChildren().setAll(title, preview, directions, scales, note);
    }

    private Node directions() {
        var choice =
                new Segmented<>(Messages.text("export.direction"), direction)
                        .add(
                                Direction.NEAR_BRIGHT,
                                Messages.text("export.near"),
                                Messages.text("export.near.hint"))
                        .add(
                                Direction.FAR_BRIGHT,
                                Messages.text("export.far"),
                                Messages.text("export.far.hint"));
        choice.getStyleClass().add("export-direction");
        return choice;
    }

    private Node scales() {
        var choice =
                new Segmented<>(Messages.text("export.scale"), pngScale)
                        .add(
                                OptionalDouble.empty(),
                                Messages.text("export.scale.auto"),
                                Messages.text("export.scale.auto.hint"))
                        .add(
                                OptionalDouble.of(MILLIMETRES),
                                Messages.text("export.scale.mm"),
                                Messages.text("export.scale.mm.hint"))
                        .add(
                                OptionalDouble.of(KITTI),
                                Messages.text("export.scale.kitti"),
                                Messages.text("export.scale.kitti.hint"));
        choice.getStyleClass().add("export-direction");
        return choice;
    }

    ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    ObjectProperty<OptionalDouble> pngScaleProperty() {
        return pngScale;
    }

    /**
     * @param extent from the least to the largest value of the map
     */
    void draw(ExportSubject subject, DepthRange extent) {
        var map = subject.result().map();
        preview.setImage(DepthPreview.of(map, extent, direction.get(), 2 * SIDE));
        boolean metric = map.kind() == DepthKind.METRIC_DEPTH;
        show(directions, !metric);
        show(scales, metric);
        note.setText(Messages.text(metric ? "export.metric" : "export.relative"));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
