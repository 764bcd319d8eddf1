package fathom.ui;

import fathom.ui.settings.WindowPlace;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the window stands: as it was left, but always on the screens that are there today. */
final class WindowPlacement {
    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;

    /** Of a screen with more room, this much is taken at the first start. */
    private static final double SHARE = 0.8;

    private static final double LARGEST_FIRST_WIDTH = 1920;
    private static final double LARGEST_FIRST_HEIGHT = 1200;

    /** A window that shows at least this much of itself stays where it is. */
    private static final double SEEN = 0.95;

    private final Stage stage;
    private final ObjectProperty<Optional<WindowPlace>> memory;

    private WindowPlacement(Stage stage, ObjectProperty<Optional<WindowPlace>> memory) {
        this.stage = stage;
        this.memory = memory;
    }

    /** Places the stage, and keeps in memory where the user moves it. */
    static void install(Stage stage, ObjectProperty<Optional<WindowPlace>> memory) {
        var screens =
                Screen.getScreens().stream()
                        .sorted(Comparator.comparing(screen -> !isPrimary(screen)))
                        .map(Screen::getVisualBounds)
                        .toList();
        var placement = new WindowPlacement(stage, memory);
        placement.move(on(screens, memory.get()));
        List.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty(),
                        stage.maximizedProperty())
                .forEach(side -> side.subscribe(placement::remember));
    }

    /**
     * @param screens visible areas without panels and docks, the main screen first
     * @param last where the window was left, if it was open before
     */
    static WindowPlace on(List<Rectangle2D> screens, Optional<WindowPlace> last) {
        return last.map(place -> broughtBack(screens, place))
                .orElseGet(() -> first(screens.getFirst()));
    }

    private static WindowPlace first(Rectangle2D screen) {
        double width = firstSide(USUAL_WIDTH, screen.getWidth(), LARGEST_FIRST_WIDTH);
        double height = firstSide(USUAL_HEIGHT, screen.getHeight(), LARGEST_FIRST_HEIGHT);
        return new WindowPlace(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height,
                false);
    }

    private static double firstSide(double usual, double screen, double largest) {
        return Math.min(screen, Math.clamp(Math.rint(SHARE * screen), usual, largest));
    }

    private static WindowPlace broughtBack(List<Rectangle2D> screens, WindowPlace place) {
        double seen = screens.stream().mapToDouble(screen -> common(screen, place)).sum();
        if (seen >= SEEN * place.width() * place.height()) return place;
        var screen =
                screens.stream()
                        .max(Comparator.comparingDouble(candidate -> common(candidate, place)))
                        .orElseThrow();
        double width = Math.min(place.width(), screen.getWidth());
        double height = Math.min(place.height(), screen.getHeight());
        return new WindowPlace(
                Math.clamp(place.x(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(place.y(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height,
                place.maximised());
    }

    private static double common(Rectangle2D screen, WindowPlace place) {
        double width =
                Math.min(screen.getMaxX(), place.x() + place.width())
                        - Math.max(screen.getMinX(), place.x());
        double height =
                Math.min(screen.getMaxY(), place.y() + place.height())
                        - Math.max(screen.getMinY(), place.y());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static boolean isPrimary(Screen screen) {
        return screen.equals(Screen.getPrimary());
    }

    private void move(WindowPlace place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    private void remember() {
        boolean placed = Double.isFinite(stage.getX()) && Double.isFinite(stage.getY());
        if (!placed || !stage.isShowing() || stage.isFullScreen()) return;
        memory.set(Optional.of(stage.isMaximized() ? maximised() : asItStands(false)));
    }

    /** Keeps the size that the window goes back to when it is no longer maximised. */
    private WindowPlace maximised() {
        return memory.get()
                .map(
                        place ->
                                new WindowPlace(
                                        place.x(), place.y(), place.width(), place.height(), true))
                .orElseGet(() -> asItStands(true));
    }

    private WindowPlace asItStands(boolean maximised) {
        return new WindowPlace(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximised);
    }
}
