package fathom.ui.export;

import fathom.export.film.FilmFormat;
import fathom.pipeline.SceneFilm;
import fathom.render.CameraMotion;
import fathom.ui.controls.Segmented;
import fathom.ui.controls.SliderRow;
import fathom.ui.text.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a picture or film of the scene is taken. */
final class FilmForm extends VBox {
    private static final double SHORTEST_S = 1;
    private static final double LONGEST_S = 20;
    private static final List<Integer> PACES = List.of(12, 24, 25, 30, 50);
    private static final List<Size> SIZES =
            List.of(
                    new Size(1280, 720),
                    new Size(1920, 1080),
                    new Size(3840, 2160),
                    new Size(1080, 1080),
                    new Size(1080, 1920));
    private static final int LARGEST_SIDE = 16_384;
    private static final long MOST_PIXELS = 100_000_000;

    private final ObjectProperty<Optional<CameraMotion>> motion =
            new SimpleObjectProperty<>(Optional.of(CameraMotion.SWING));
    private final ObjectProperty<FilmFormat> format = new SimpleObjectProperty<>(FilmFormat.MP4);
    private final ObjectProperty<Size> size = new SimpleObjectProperty<>(SIZES.get(1));
    private final TextField width = number();
    private final TextField height = number();
    private final DoubleProperty seconds = new SimpleDoubleProperty(4);
    private final ObjectProperty<Integer> pace = new SimpleObjectProperty<>(25);
    private final BooleanProperty loop = new SimpleBooleanProperty(true);
    private final ObjectProperty<Ground> ground = new SimpleObjectProperty<>(Ground.NONE);

    /** In pixels. */
    record Size(int width, int height) {}

    /** What lies behind the scene. */
    enum Ground {
        NONE(0),
        BLACK(0xff000000),
        WHITE(0xffffffff);

        private final int argb;

        Ground(int argb) {
            this.argb = argb;
        }
    }

    FilmForm() {
        setSpacing(14);
        var formats = row("film.format", formats());
        var length = length();
        getChildren()
                .setAll(
                        row("film.motion", motions()),
                        formats,
                        row("film.size", sizes()),
                        length,
                        row("film.ground", grounds()));
        for (var onlyForFilms : List.of(formats, length)) {
            onlyForFilms.visibleProperty().bind(motion.map(Optional::isPresent));
            onlyForFilms.managedProperty().bind(onlyForFilms.visibleProperty());
        }
        size.subscribe(
                chosen -> {
                    if (chosen.equals(typed())) return;
                    width.setText(Integer.toString(chosen.width()));
                    height.setText(Integer.toString(chosen.height()));
                });
        width.textProperty().subscribe(() -> size.set(typed()));
        height.textProperty().subscribe(() -> size.set(typed()));
    }

    private static TextField number() {
        var field = new TextField();
        field.setPrefColumnCount(5);
        field.setTextFormatter(
                new TextFormatter<>(
                        change ->
                                change.getControlNewText().matches("[0-9]{0,5}") ? change : null));
        return field;
    }

    private Size typed() {
        return new Size(parsed(width), parsed(height));
    }

    private static int parsed(TextField field) {
        return field.getText().isEmpty() ? 0 : Integer.parseInt(field.getText());
    }

    private static HBox row(String key, Node content) {
        // Room within the buttons, as elsewhere in the card.
        if (content instanceof Segmented<?>) content.getStyleClass().add("export-direction");
        var label = new Label(Messages.text(key));
        label.getStyleClass().add("film-field");
        var row = new HBox(10, label, content);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node motions() {
        var choice = new Segmented<>(Messages.text("film.motion"), motion);
        choice.add(
                Optional.empty(),
                Messages.text("film.motion.still"),
                Messages.text("film.motion.still.hint"));
        for (var each : CameraMotion.values()) {
            String key = "film.motion." + each.id();
            choice.add(Optional.of(each), Messages.text(key), Messages.text(key + ".hint"));
        }
        return choice;
    }

    private Node formats() {
        var choice = new Segmented<>(Messages.text("film.format"), format);
        for (var each : FilmFormat.values()) {
            String key = "film.format." + each.extension();
            choice.add(each, Messages.text(key), Messages.text(key + ".hint"));
        }
        return choice;
    }

    private Node sizes() {
        var choice = new Segmented<>(Messages.text("film.size"), size);
        for (var each : SIZES) {
            String text = "%d\u00d7%d".formatted(each.width(), each.height());
            choice.add(each, text, text);
        }
        width.setAccessibleText(Messages.text("film.width"));
        height.setAccessibleText(Messages.text("film.height"));
        choice.getStyleClass().add("export-direction");
        var box = new HBox(6, choice, width, new Label("\u00d7"), height);
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(width, new Insets(0, 0, 0, 8));
        return box;
    }

    private HBox length() {
        var slider =
                new SliderRow(
                        Messages.text("film.seconds"),
                        Messages.text("film.seconds.hint"),
                        SliderRow.Scale.LINEAR,
                        SHORTEST_S,
                        LONGEST_S,
                        seconds,
                        value -> seconds.set(Math.rint(2 * value) / 2),
                        value -> String.format(Locale.ENGLISH, "%.1f\u202fs", value));
        slider.setPrefWidth(330);
        var paces = new Segmented<>(Messages.text("film.pace"), pace);
        for (var each : PACES) {
            paces.add(each, Integer.toString(each), Messages.text("film.pace.hint", each));
        }
        paces.getStyleClass().add("export-direction");
        var endless = new CheckBox(Messages.text("film.loop"));
        endless.setTooltip(new Tooltip(Messages.text("film.loop.hint")));
        endless.selectedProperty().bindBidirectional(loop);
        endless.disableProperty()
                .bind(motion.map(each -> each.map(CameraMotion::isRound).orElse(true)));
        var row = new HBox(16, slider, paces, new Label(Messages.text("film.pace")), endless);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node grounds() {
        var choice = new Segmented<>(Messages.text("film.ground"), ground);
        for (var each : Ground.values()) {
            String key = "film.ground." + each.name().toLowerCase(Locale.ROOT);
            choice.add(each, Messages.text(key), Messages.text(key + ".hint"));
        }
        return choice;
    }

    void onChange(Runnable changed) {
        for (var value : List.of(motion, format, size, seconds, pace, loop, ground)) {
            value.subscribe(changed);
        }
    }

    /** Empty for one picture. */
    Optional<SceneFilm.Take> take() {
        return motion.get()
                .map(
                        each ->
                                new SceneFilm.Take(
                                        each,
                                        seconds.get(),
                                        pace.get(),
                                        each.isRound() || loop.get()));
    }

    FilmFormat format() {
        return motion.get().isEmpty() ? FilmFormat.PNG : format.get();
    }

    Size size() {
        return size.get();
    }

    /** Whether pictures of that size can be drawn and written. */
    boolean isSizePossible() {
        var wanted = size.get();
        return Math.min(wanted.width(), wanted.height()) >= 16
                && Math.max(wanted.width(), wanted.height()) <= LARGEST_SIDE
                && (long) wanted.width() * wanted.height() <= MOST_PIXELS
                && format().holds(wanted.width(), wanted.height());
    }

    /** 0xAARRGGBB; a film that nothing shines through is black instead. */
    int background() {
        boolean opaque = ground.get() == Ground.NONE && !format().isTransparent();
        return opaque ? Ground.BLACK.argb : ground.get().argb;
    }
}
