package fathom.ui.state;

import fathom.compare.PointPair;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the user draws on the pictures: the line of a profile, and pairs of points. */
public final class MarkingViewModel {
    private final ViewportViewModel viewport;
    private final ObjectProperty<PointerTool> tool = new SimpleObjectProperty<>(PointerTool.MOVE);
    private final ObjectProperty<@Nullable ProfileLine> profile = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable PixelPosition> firstPoint =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<PointPair> pairs = FXCollections.observableArrayList();

    /** Held here, because the list that it shows would let it go together with its listeners. */
    private final ObservableList<PointPair> shownPairs =
            FXCollections.unmodifiableObservableList(pairs);

    private final ObjectProperty<@Nullable Frame> frame = new SimpleObjectProperty<>();
    private final Map<LibraryItem, Drawn> others = new HashMap<>();
    private @Nullable LibraryItem current;

    /** What was drawn on a photograph that is not the current one. */
    private record Drawn(@Nullable ProfileLine profile, List<PointPair> pairs) {}

    /** A part of the leading photograph, in its pixels. */
    public record Frame(double left, double top, double right, double bottom) {}

    MarkingViewModel(ViewportViewModel viewport) {
        this.viewport = viewport;
    }

    // Properties

    public ObjectProperty<PointerTool> toolProperty() {
        return tool;
    }

    public ObjectProperty<@Nullable ProfileLine> profileProperty() {
        return profile;
    }

    /** The part of the photograph that counts; null for all of it. */
    public ObjectProperty<@Nullable Frame> frameProperty() {
        return frame;
    }

    /** The first point of a pair whose second is still to come. */
    public ReadOnlyObjectProperty<@Nullable PixelPosition> firstPointProperty() {
        return firstPoint.getReadOnlyProperty();
    }

    /** In each the first point is the nearer one, as the user sees it. */
    public ObservableList<PointPair> pairs() {
        return shownPairs;
    }

    // Commands

    /** Draws a profile next; where there is none yet, one lies across the middle at once. */
    public void drawProfile() {
        boolean on = tool.get() != PointerTool.PROFILE;
        choose(on ? PointerTool.PROFILE : PointerTool.MOVE);
        if (on && profile.get() == null) {
            var at = viewport.cursorProperty().get();
            double y = at == null ? viewport.getPhotoHeight() / 2 : at.y() + 0.5;
            profile.set(new ProfileLine(0, y, viewport.getPhotoWidth(), y));
        }
    }

    /** Marks a pair of points next. */
    public void markPair() {
        choose(tool.get() == PointerTool.PAIR ? PointerTool.MOVE : PointerTool.PAIR);
    }

    public void choose(PointerTool next) {
        firstPoint.set(null);
        tool.set(next);
    }

    public void removeProfile() {
        profile.set(null);
        if (tool.get() == PointerTool.PROFILE) choose(PointerTool.MOVE);
    }

    public void clearPairs() {
        firstPoint.set(null);
        pairs.clear();
    }

    public void removePair(PointPair pair) {
        pairs.remove(pair);
    }

    public void setPairs(Collection<PointPair> all) {
        firstPoint.set(null);
        pairs.setAll(all);
    }

    /** Those of any photograph of the library. */
    public List<PointPair> pairsOf(LibraryItem photograph) {
        if (photograph == current) return List.copyOf(pairs);
        var drawn = others.get(photograph);
        return drawn == null ? List.of() : drawn.pairs();
    }

    public void setPairs(LibraryItem photograph, List<PointPair> all) {
        if (photograph == current) {
            setPairs(all);
            return;
        }
        var drawn = others.get(photograph);
        others.put(photograph, new Drawn(drawn == null ? null : drawn.profile(), all));
    }

    /** The mouse is pressed at a place of the leading photograph. */
    public void press(double x, double y) {
        switch (tool.get()) {
            case MOVE -> {}
            case PROFILE -> profile.set(new ProfileLine(inX(x), inY(y), inX(x), inY(y)));
            case PAIR -> mark((int) Math.floor(x), (int) Math.floor(y));
        }
    }

    public void drag(double x, double y) {
        var line = profile.get();
        if (tool.get() == PointerTool.PROFILE && line != null) {
            profile.set(new ProfileLine(line.fromX(), line.fromY(), inX(x), inY(y)));
        }
    }

    /** The line is drawn: the mouse moves the picture again. */
    public void release() {
        var line = profile.get();
        boolean drawn = line != null && (line.fromX() != line.toX() || line.fromY() != line.toY());
        if (tool.get() == PointerTool.PROFILE && drawn) tool.set(PointerTool.MOVE);
    }

    /** Another photograph is the current one: what was drawn on it comes back. */
    void show(@Nullable LibraryItem next) {
        if (next == current) return;
        if (current != null) others.put(current, new Drawn(profile.get(), List.copyOf(pairs)));
        current = next;
        var drawn = next == null ? null : others.remove(next);
        profile.set(drawn == null ? null : drawn.profile());
        setPairs(drawn == null ? List.of() : drawn.pairs());
    }

    void forget(LibraryItem closed) {
        others.remove(closed);
    }

    private void mark(int x, int y) {
        if (x < 0 || y < 0 || x >= viewport.getPhotoWidth() || y >= viewport.getPhotoHeight()) {
            return;
        }
        var first = firstPoint.get();
        if (first == null) {
            firstPoint.set(new PixelPosition(x, y));
        } else if (first.x() != x || first.y() != y) {
            firstPoint.set(null);
            pairs.add(new PointPair(first.x(), first.y(), x, y));
        }
    }

    private double inX(double x) {
        return Math.clamp(x, 0, viewport.getPhotoWidth());
    }

    private double inY(double y) {
        return Math.clamp(y, 0, viewport.getPhotoHeight());
    }
}
