package fathom.ui.controls;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * A card above the whole window. While it is open the keyboard stays in it; Esc or a click beside
 * the card closes it, and the focus goes back to where it was. Lies in the window's root, closed.
 */
public class Overlay extends StackPane {
    private static final double MARGIN = 24;

    private final StackPane card = new StackPane();
    private final Region shade = new Region();
    private Subscription focusWatch = Subscription.EMPTY;
    private @Nullable Node focusBefore;

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
        applyCss(); // what a scroll pane holds joins the scene, and can have the focus, with its
        // skin
        focusBefore = getScene().getFocusOwner();
        holdFocus();
        focusWatch = getScene().focusOwnerProperty().subscribe(this::keepFocus);
    }

    public void close() {
        if (!isOpen()) return;
        focusWatch.unsubscribe();
        setVisible(false);
        setManaged(false);
        if (focusBefore != null) focusBefore.requestFocus();
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

    /**
     * Builds the card. Called once, by the subclass's constructor; not by one here, where the
     * subclass would be known to the keyboard before it is complete.
     */
    protected final void fill(String accessibleName, Node content) {
        shade.getStyleClass().add("overlay-shade");
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(accessibleName);
        setAlignment(card, Pos.CENTER);
        getStylesheets().add(Sheets.named("overlay.css"));
        getChildren().setAll(shade, card);
        setVisible(false);
        setManaged(false);
        card.getChildren().setAll(content);
        shade.setOnMouseClicked(_ -> close());
        addEventFilter(KeyEvent.KEY_PRESSED, this::closeFromList);
        addEventHandler(KeyEvent.ANY, this::consumeKey);
    }

    /** As large as its content wants, but within the window. */
    @Override
    protected void layoutChildren() {
        double width = Math.min(card.prefWidth(-1), getWidth() - 2 * MARGIN);
        double height = Math.min(card.prefHeight(width), getHeight() - 2 * MARGIN);
        card.setMaxSize(width, height);
        super.layoutChildren();
    }

    private void keepFocus(@Nullable Node now) {
        if (now != null && !isAround(now)) holdFocus();
    }

    /** The card itself takes it where the control that should have it cannot. */
    private void holdFocus() {
        firstFocus().requestFocus();
        if (!isAround(getScene().getFocusOwner())) card.requestFocus();
    }

    /** A combo box keeps Esc to itself, though its list is closed already. */
    private void closeFromList(KeyEvent event) {
        if (!(event.getTarget() instanceof ComboBoxBase<?> box)) return;
        if (box.isShowing() || !closesOn(event)) return;
        close();
        event.consume();
    }

    private void consumeKey(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED && closesOn(event)) close();
        event.consume();
    }
}
