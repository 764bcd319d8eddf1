package fathom.ui.export;

import fathom.export.depth.DepthFormat;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.TextureFormat;
import fathom.export.sheet.SheetFormat;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.settings.ExportChoices;
import fathom.ui.settings.GeometryChoices;
import fathom.ui.text.Messages;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which files are written: columns of boxes to tick. */
final class ExportFormats extends HBox {
    /** Two lines of the longest. */
    private static final double WORDS_WIDTH = 190;

    private static final double WORDS_HEIGHT = 34;

    private final Map<DepthFormat, CheckBox> depth = new EnumMap<>(DepthFormat.class);
    private final Map<MeshFormat, CheckBox> meshes = new EnumMap<>(MeshFormat.class);
    private final Map<MeshFormat, CheckBox> points = new EnumMap<>(MeshFormat.class);
    private final Map<SheetFormat, CheckBox> sheets = new EnumMap<>(SheetFormat.class);
    private final CheckBox depthPass = box("export.pass");
    private final CheckBox colmap = box("export.colmap");
    private final CheckBox normals = box("export.normals");
    private final CheckBox bake = box("export.bake");
    private final ChoiceBox<ScenePreset> preset = new ChoiceBox<>();
    private final Label presetWords = new Label();
    private final AxesAndScale axes = new AxesAndScale();
    private final ChoiceBox<TextureFormat> texture = new ChoiceBox<>();

    ExportFormats() {
        for (var format : DepthFormat.values()) {
            depth.put(format, box("export.depth." + format.id()));
        }
        for (var format : MeshFormat.values()) {
            if (format.holdsMeshes()) meshes.put(format, box("export.mesh." + format.extension()));
            if (format.holdsPoints()) {
                points.put(format, box("export.points." + format.extension()));
            }
        }
        for (var format : SheetFormat.values()) {
            sheets.put(format, box("export.sheet." + format.id()));
        }
        for (var box : List.of(depthPass, colmap, normals, bake))
            box.setTooltip(new Tooltip(hint(box)));
        fillPresets();
        fillTextures();
        getStyleClass().add("export-columns");
        getChildren()
                .setAll(
                        new VBox(
                                18,
                                section("export.depth", depth.values()),
                                section("export.compositing", List.of(depthPass, colmap))),
                        new VBox(18, section("export.mesh", meshes.values()), program()),
                        new VBox(
                                18,
                                section("export.points", points.values()),
                                carried(),
                                section("export.sheet", sheets.values())));
    }

    private static CheckBox box(String key) {
        var box = new CheckBox(Messages.text(key));
        box.setUserData(key);
        return box;
    }

    private static String hint(CheckBox box) {
        return Messages.text(box.getUserData() + ".hint");
    }

    private void fillPresets() {
        preset.getItems().setAll(ScenePreset.values());
        preset.setAccessibleText(Messages.text("export.preset"));
        preset.setTooltip(new Tooltip(Messages.text("export.preset.hint")));
        presetWords.getStyleClass().add("quiet");
        presetWords.setWrapText(true);
        presetWords.setPrefWidth(WORDS_WIDTH);
        presetWords.setMaxWidth(WORDS_WIDTH);
        // The card reckons with its height before it knows its width.
        presetWords.setMinHeight(WORDS_HEIGHT);
        presetWords
                .textProperty()
                .bind(
                        preset.valueProperty()
                                .map(
                                        program ->
                                                Messages.text(
                                                        "export.preset.%s.words"
                                                                .formatted(program.id())))
                                .orElse(""));
        preset.setConverter(
                ChoiceWords.of(program -> Messages.text("export.preset." + program.id())));
    }

    private void fillTextures() {
        texture.getItems().setAll(TextureFormat.values());
        texture.setAccessibleText(Messages.text("export.texture"));
        texture.setTooltip(new Tooltip(Messages.text("export.texture.hint")));
        texture.setConverter(
                ChoiceWords.of(format -> Messages.text("export.texture." + format.id())));
    }

    private Node program() {
        return new VBox(7, title("export.preset"), preset, presetWords, axes);
    }

    private Node carried() {
        return new VBox(7, title("export.carried"), texture, normals, bake);
    }

    private static Node section(String key, Iterable<CheckBox> boxes) {
        var section = new VBox(7, title(key));
        boxes.forEach(section.getChildren()::add);
        section.setMinWidth(Region.USE_PREF_SIZE);
        return section;
    }

    private static Label title(String key) {
        var title = new Label(Messages.text(key));
        title.getStyleClass().add("section-title");
        return title;
    }

    void onChange(Runnable changed) {
        texture.valueProperty().subscribe(changed);
        axes.onChange(changed);
        for (var boxes : List.of(depth.values(), meshes.values(), points.values())) {
            boxes.forEach(box -> box.selectedProperty().subscribe(changed));
        }
        sheets.values().forEach(box -> box.selectedProperty().subscribe(changed));
        for (var box : List.of(depthPass, colmap, normals, bake)) {
            box.selectedProperty().subscribe(changed);
        }
    }

    void restore(ExportChoices choices) {
        tick(depth, choices.depth());
        tick(meshes, choices.meshes());
        tick(points, choices.points());
        tick(sheets, choices.sheets());
        var geometry = choices.geometry();
        preset.setValue(geometry.layout().preset());
        axes.restore(geometry.layout());
        texture.setValue(geometry.texture());
        normals.setSelected(geometry.normals());
        bake.setSelected(geometry.bake());
        depthPass.setSelected(geometry.depthPass());
        colmap.setSelected(geometry.colmap());
    }

    /**
     * @param offered false for a panorama, which no one lens took
     */
    void offerLayers(boolean offered) {
        for (var box : List.of(depthPass, colmap)) box.setDisable(!offered);
    }

    /**
     * @param offered false for a relief, and for a panorama that is not simplified
     */
    void offerMaps(boolean offered) {
        bake.setDisable(!offered);
    }

    private static <E extends Enum<E>> void tick(Map<E, CheckBox> boxes, Collection<E> ticked) {
        boxes.forEach((format, box) -> box.setSelected(ticked.contains(format)));
    }

    /** Whether all that is typed can be used. */
    boolean isSound() {
        return axes.isSound();
    }

    Set<DepthFormat> depth() {
        return ticked(depth);
    }

    Set<MeshFormat> meshes() {
        return ticked(meshes);
    }

    Set<MeshFormat> points() {
        return ticked(points);
    }

    Set<SheetFormat> sheets() {
        return ticked(sheets);
    }

    GeometryChoices geometry() {
        return new GeometryChoices(
                axes.layout(preset.getValue()),
                texture.getValue(),
                normals.isSelected(),
                bake.isSelected(),
                depthPass.isSelected(),
                colmap.isSelected());
    }

    private static <E extends Enum<E>> Set<E> ticked(Map<E, CheckBox> boxes) {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
