package fathom.ui.controls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/**
 * A card above the whole window. While it is open the keyboard stays in it; Esc or a click beside
 * the card closes it, and the focus goes back to where it was. Lies in the window's root, closed.
 */
public class Overlay extends StackPane {
    private static final double MARGIN = 24;

    private final StackPane card = new StackPane();
    private final ChangeListener<@Nullable Node> keepFocus = (_, _, now) -> keepFocus(now);
    private @Nullable Scene watched;
    private @Nullable Node focusBefore;

    public Overlay(String accessibleName) {
        var shade = new Region();
        shade.getStyleClass().add("overlay-shade");
        shade.setOnMouseClicked(_ -> close());
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(accessibleName);
        setAlignment(card, Pos.CENTER);
        getStylesheets().add(Sheets.named("overlay.css"));
        getChildren().setAll(shade, card);
        addEventHandler(KeyEvent.ANY, this::consumeKey);
        setVisible(false);
        setManaged(false);
    }

    /** Whether {@code node} lies in an overlay. */
    public static boolean isAround(@Nullable Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof Overlay) return true;
        }
        return false;
    }

    public final ReadOnlyBooleanProperty openProperty() {
        return visibleProperty();
    }

    public final boolean isOpen() {
        return isVisible();
    }

    public void open() {
        if (isOpen()) return;
        setVisible(true);
        setManaged(true);
        toFront();
        watched = getScene();
        if (watched == null) return;
        focusBefore = watched.getFocusOwner();
        firstFocus().requestFocus();
        watched.focusOwnerProperty().addListener(keepFocus);
    }

    public void close() {
        if (!isOpen()) return;
        if (watched != null) watched.focusOwnerProperty().removeListener(keepFocus);
        setVisible(false);
        setManaged(false);
        if (focusBefore != null) focusBefore.requestFocus();
        watched = null;
        focusBefore = null;
    }

    /** Where the focus starts, and where it comes back to after the last control. */
    protected Node firstFocus() {
        return card;
    }

    /** Other keys that close it. */
    protected boolean closesOn(KeyEvent event) {
        return event.getCode() == KeyCode.ESCAPE;
    }

    protected final void setContent(Node content) {
        card.getChildren().setAll(content);
    }

    /** As large as its content wants, but within the window. */
    @Override
    protected void layoutChildren() {
        card.setMaxSize(
                Math.min(card.prefWidth(-1), getWidth() - 2 * MARGIN),
                Math.min(card.prefHeight(-1), getHeight() - 2 * MARGIN));
        super.layoutChildren();
    }

    private void keepFocus(@Nullable Node now) {
        if (now != null && !isAround(now)) firstFocus().requestFocus();
    }

    private void consumeKey(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED && closesOn(event)) close();
        event.consume();
    }
}
