package fathom.ui.models;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.DepthColorizer;
import fathom.color.RangeChoice;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.model.ModelCard;
import fathom.ui.controls.ChoiceWords;
import fathom.ui.controls.Overlay;
import fathom.ui.controls.PhotoImages;
import fathom.ui.controls.Ramp;
import fathom.ui.controls.Sheets;
import fathom.ui.state.ValueSpread;
import fathom.ui.text.DepthText;
import fathom.ui.text.Messages;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks what a network of the user's own gives: the same result, read in three ways. */
public final class OwnModelDialog extends Overlay {
    private static final double LARGEST_PICTURE = 240;
    private static final double SMALLEST_PICTURE = 120;
    private static final double PICTURE_ASPECT = 4.0 / 3;
    private static final double GAP = 14;

    /** The pictures of the three readings, and the photograph. */
    private static final int COLUMNS = DepthKind.values().length + 1;

    /** What lies between the window's edge and the pictures, and around each picture. */
    private static final double AROUND_ALL = 104 + (COLUMNS - 1) * GAP;

    private static final double AROUND_ONE = 24;
    private static final double RAMP_WIDTH = 160;
    private static final double RAMP_HEIGHT = 10;

    private final OwnModelViewModel own;
    private final Supplier<Optional<Photo>> openPhoto;
    private final Supplier<Colormap> colormap;
    private final Label title = new Label(Messages.text("models.own.title"));
    private final Ramp ramp = new Ramp(RAMP_WIDTH, RAMP_HEIGHT);
    private final HBox likes = new HBox(12);
    private final VBox choices = new VBox(14);
    private final Label graph = new Label();
    private final Label message = new Label();
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final ComboBox<ModelCard> like = new ComboBox<>();
    private final Map<DepthKind, Choice> readings = new EnumMap<>(DepthKind.class);
    private final ImageView photo = new ImageView();
    private final Label photoName = new Label();
    private final Button save = new Button(Messages.text("models.own.save"));
    private final Button close = new Button(Messages.text("models.close"));

    /** One way to read the result. */
    private record Choice(ToggleButton button, ImageView picture, Label range) {}

    /**
     * @param openPhoto what the network is tried on
     * @param colormap that the window shows depth in
     */
    public OwnModelDialog(
            OwnModelViewModel own,
            Supplier<Optional<Photo>> openPhoto,
            Supplier<Colormap> colormap) {
        this.own = own;
        this.openPhoto = openPhoto;
        this.colormap = colormap;
        getStylesheets().add(Sheets.named("models.css"));
        fill(Messages.text("models.own.title"), content());
        own.stageProperty().subscribe(this::show);
        own.pictureProperty().subscribe(this::showPicture);
    }

    /** Opens with a file. */
    public void open(Path file) {
        graph.setText(String.valueOf(file.getFileName()));
        clear();
        own.begin(file, openPhoto.get());
        open();
    }

    @Override
    public void close() {
        own.cancel();
        super.close();
    }

    @Override
    protected Node firstFocus() {
        return save.isDisabled() ? close : save;
    }

    /** What another file gave says nothing of this one. */
    private void clear() {
        for (var choice : readings.values()) {
            choice.picture.setImage(null);
            choice.range.setText("");
        }
    }

    private Node content() {
        title.getStyleClass().add("overlay-title");
        graph.getStyleClass().add("quiet");
        graph.setWrapText(true);
        graph.setMinHeight(Region.USE_PREF_SIZE);
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Messages.text("status.progress"));
        fillLikes();
        fillChoices();
        var content = new VBox(16, title, graph, likes, message, progress, choices, buttons());
        content.getStyleClass().add("own-model");
        return content;
    }

    private void fillLikes() {
        var label = new Label(Messages.text("models.own.like"));
        label.setLabelFor(like);
        like.setAccessibleText(label.getText());
        like.setItems(own.likes());
        like.setPrefWidth(320);
        like.setConverter(ChoiceWords.of(ModelCard::name));
        like.valueProperty().bindBidirectional(own.likeProperty());
        likes.getChildren().setAll(label, like);
        likes.setAlignment(Pos.CENTER_LEFT);
    }

    private void fillChoices() {
        var group = new ToggleGroup();
        var row = new HBox(GAP, photoColumn());
        for (var kind : DepthKind.values()) {
            var picture = new ImageView();
            var name = new Label(Messages.text("models.own." + kind.id()));
            var range = new Label();
            var button = new ToggleButton();
            button.setGraphic(column(picture, name, range));
            button.getStyleClass().add("own-kind");
            button.setMaxHeight(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setAccessibleText(name.getText());
            button.setOnAction(
                    _ -> {
                        own.kindProperty().set(kind);
                        button.setSelected(true);
                    });
            own.kindProperty().subscribe(now -> button.setSelected(now == kind));
            readings.put(kind, new Choice(button, picture, range));
            row.getChildren().add(button);
        }
        var legend =
                new HBox(
                        8,
                        new Label(Messages.text("models.own.far")),
                        ramp,
                        new Label(Messages.text("models.own.near")));
        legend.setAlignment(Pos.CENTER_LEFT);
        choices.getChildren().setAll(legend, row);
    }

    private Node photoColumn() {
        var column = column(photo, new Label(Messages.text("models.own.photo")), photoName);
        column.getStyleClass().add("own-photo");
        return column;
    }

    /** A picture and two lines below it, as wide as the window has room for. */
    private VBox column(ImageView picture, Label name, Label line) {
        picture.setPreserveRatio(true);
        var frame = new StackPane(picture);
        name.getStyleClass().add("models-name");
        line.getStyleClass().add("quiet");
        widthProperty()
                .subscribe(
                        now -> {
                            double room = (now.doubleValue() - AROUND_ALL) / COLUMNS - AROUND_ONE;
                            double width = Math.clamp(room, SMALLEST_PICTURE, LARGEST_PICTURE);
                            double height = width / PICTURE_ASPECT;
                            picture.setFitWidth(width);
                            picture.setFitHeight(height);
                            frame.setMinSize(width, height);
                            frame.setMaxSize(width, height);
                            name.setMaxWidth(width);
                            line.setMaxWidth(width);
                        });
        return new VBox(6, frame, name, line);
    }

    private Node buttons() {
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(_ -> own.save());
        close.setOnAction(_ -> close());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(10, space, close, save);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private void show(OwnModelViewModel.Stage stage) {
        ramp.show(colormap.get());
        boolean working = stage instanceof OwnModelViewModel.Stage.Working;
        boolean refused = stage instanceof OwnModelViewModel.Stage.Refused;
        boolean hasLikes = !own.likes().isEmpty();
        show(progress, working, !refused);
        show(choices, !refused, !refused);
        show(likes, hasLikes, hasLikes || !refused);
        message.getStyleClass().remove("models-failed");
        save.setDisable(!(stage instanceof OwnModelViewModel.Stage.Tried));
        boolean tried = stage instanceof OwnModelViewModel.Stage.Tried;
        readings.values().forEach(choice -> choice.button.setDisable(!tried));
        switch (stage) {
            case OwnModelViewModel.Stage.Working now -> {
                message.setText(now.step());
                describeGraph();
            }
            case OwnModelViewModel.Stage.Refused now -> {
                message.setText(now.problem().problem() + " " + now.problem().remedy());
                message.getStyleClass().add("models-failed");
            }
            case OwnModelViewModel.Stage.Tried now -> {
                message.setText(Messages.text("models.own.ask"));
                draw(now.map());
                if (close.isFocused()) save.requestFocus(); // it had the focus only meanwhile
            }
        }
    }

    /**
     * @param place whether it keeps its place though nothing is seen: what comes later moves
     *     nothing
     */
    private static void show(Node node, boolean seen, boolean place) {
        node.setVisible(seen);
        node.setManaged(place);
    }

    private void describeGraph() {
        own.proposal()
                .ifPresent(
                        file ->
                                graph.setText(
                                        Messages.text(
                                                "models.own.graph",
                                                String.valueOf(file.file().getFileName()),
                                                file.facts().inputs().getFirst().toString(),
                                                file.facts().outputs().getFirst().toString())));
    }

    /** Which things are near is seen only in it. */
    private void showPicture(OwnModelViewModel.@Nullable Picture picture) {
        photo.setImage(picture == null ? null : PhotoImages.of(picture.photo()));
        String name = picture == null ? "" : picture.name();
        photo.setAccessibleText(Messages.text("models.own.photo.accessible", name));
        photoName.setText(name);
        photoName.setTooltip(picture == null ? null : new Tooltip(name));
    }

    private void draw(DepthMap map) {
        readings.forEach(
                (kind, choice) -> {
                    var read = DepthMap.of(kind, map.grid());
                    var spread = ValueSpread.of(read);
                    choice.picture.setImage(colour(read, spread));
                    choice.range.setText(
                            Messages.text(
                                    "models.own.range",
                                    DepthText.value(spread.percentile(2), kind),
                                    DepthText.value(spread.percentile(98), kind)));
                });
    }

    /** Near is at the table's last colour, as in the window. */
    private Image colour(DepthMap map, ValueSpread spread) {
        var range = spread.rangeOf(RangeChoice.DEFAULT);
        var scale = new ColorScale(colormap.get(), map.kind(), range, false);
        var grid = map.grid();
        int[] argb = DepthColorizer.argb(grid, scale, DepthColorizer.TRANSPARENT);
        var image = new WritableImage(grid.width(), grid.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        grid.width(),
                        grid.height(),
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        grid.width());
        return image;
    }
}
