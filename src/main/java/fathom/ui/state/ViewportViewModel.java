package fathom.ui.state;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the photograph all tiles show. Positions are in pixels of the photograph, (0, 0)
 * being its top left corner; the zoom is screen pixels per photograph pixel.
 */
public final class ViewportViewModel {
    public static final double LARGEST_ZOOM = 64;

    /** The whole photograph may be shown this much smaller than the tile. */
    private static final double SMALLEST_OF_FIT = 0.5;

    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyDoubleWrapper centreX = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper centreY = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper fitted = new ReadOnlyBooleanWrapper(true);
    private final ObjectProperty<@Nullable PixelPosition> cursor = new SimpleObjectProperty<>();
    private final IntegerProperty selectedTile = new SimpleIntegerProperty();
    private final BooleanProperty blinking = new SimpleBooleanProperty();
    private int previousTile;

    private double photoWidth = 1;
    private double photoHeight = 1;
    private double tileWidth = 1;
    private double tileHeight = 1;

    public ViewportViewModel() {
        selectedTile.addListener((_, before, _) -> previousTile = before.intValue());
    }

    // Properties

    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    public double getZoom() {
        return zoom.get();
    }

    /** The photograph's x under the middle of every tile. */
    public ReadOnlyDoubleProperty centreXProperty() {
        return centreX.getReadOnlyProperty();
    }

    public double getCentreX() {
        return centreX.get();
    }

    /** The photograph's y under the middle of every tile. */
    public ReadOnlyDoubleProperty centreYProperty() {
        return centreY.getReadOnlyProperty();
    }

    public double getCentreY() {
        return centreY.get();
    }

    /** Whether the whole photograph is shown and follows the size of the tiles. */
    public ReadOnlyBooleanProperty fittedProperty() {
        return fitted.getReadOnlyProperty();
    }

    /** The pixel under the mouse in whichever tile it is; null outside the photograph. */
    public ObjectProperty<@Nullable PixelPosition> cursorProperty() {
        return cursor;
    }

    /** The index of the tile that copy, export and 3D speak of; 0 is the photograph. */
    public IntegerProperty selectedTileProperty() {
        return selectedTile;
    }

    /** While true, the selected tile shows in its place what it is compared with. */
    public BooleanProperty blinkingProperty() {
        return blinking;
    }

    /** The tile that was selected before. */
    public int getPreviousTile() {
        return previousTile;
    }

    /** Pixels of the photograph that zoom, centre and cursor are counted in. */
    public double getPhotoWidth() {
        return photoWidth;
    }

    public double getPhotoHeight() {
        return photoHeight;
    }

    // Commands

    /** A photograph of another size takes the place of the one before: everything fits again. */
    public void showPhoto(int width, int height) {
        boolean sameSize = width == photoWidth && height == photoHeight;
        photoWidth = width;
        photoHeight = height;
        cursor.set(null);
        if (!sameSize) fit();
    }

    /**
     * Another photograph that is shown leads: its own picture stays where it is on the screen,
     * unless everything fits anyway.
     */
    void lead(int width, int height) {
        if (fitted.get() || (width == photoWidth && height == photoHeight)) {
            showPhoto(width, height);
            return;
        }
        var link = PictureLink.of(photoWidth, photoHeight, width, height);
        double x = link.toPictureX(centreX.get());
        double y = link.toPictureY(centreY.get());
        photoWidth = width;
        photoHeight = height;
        cursor.set(null);
        zoom.set(zoom.get() / link.scale());
        moveCentreTo(x, y);
    }

    /** The size of the area in which each tile shows its picture, in screen pixels. */
    public void resizeTiles(double width, double height) {
        tileWidth = Math.max(1, width);
        tileHeight = Math.max(1, height);
        if (fitted.get()) fit();
    }

    /** Selects the tile that was selected before, and back. */
    public void toggleTile() {
        selectedTile.set(previousTile);
    }

    public void fit() {
        zoom.set(fitZoom());
        centreX.set(photoWidth / 2);
        centreY.set(photoHeight / 2);
        fitted.set(true);
    }

    /**
     * One photograph pixel is one screen pixel; the centre stays.
     *
     * @param outputScale screen pixels a unit of layout: 2 on many dense screens
     */
    public void zoomTo100(double outputScale) {
        zoomAt(1 / outputScale / zoom.get(), centreX.get(), centreY.get());
    }

    /** Zooms so that the point (x, y) of the photograph stays where it is on the screen. */
    public void zoomAt(double factor, double x, double y) {
        double before = zoom.get();
        double smallest = Math.min(1, fitZoom() * SMALLEST_OF_FIT);
        double after = Math.clamp(before * factor, smallest, LARGEST_ZOOM);
        fitted.set(false);
        zoom.set(after);
        moveCentreTo(
                x + (centreX.get() - x) * before / after, y + (centreY.get() - y) * before / after);
    }

    /** The picture follows the mouse by (dx, dy) screen pixels. */
    public void panBy(double dx, double dy) {
        fitted.set(false);
        moveCentreTo(centreX.get() - dx / zoom.get(), centreY.get() - dy / zoom.get());
    }

    private void moveCentreTo(double x, double y) {
        centreX.set(Math.clamp(x, 0, photoWidth));
        centreY.set(Math.clamp(y, 0, photoHeight));
    }

    /** Small photographs are not blown up beyond eight times to fill a large screen. */
    private double fitZoom() {
        return Math.min(8, Math.min(tileWidth / photoWidth, tileHeight / photoHeight));
    }
}
