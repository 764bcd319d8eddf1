package fathom.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.Appearance;
import fathom.ui.theme.Theme;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

@WindowTest
class KeyMapTest {
    private final List<String> calls = new ArrayList<>();
    private final Button button = new Button("Open");
    private final TextField field = new TextField();
    private final HelpOverlay help = new HelpOverlay();
    private int tiles = 3;
    private Scene scene = new Scene(new StackPane());

    @BeforeEach
    void show() throws Exception {
        Fx.onFx(
                () -> {
                    scene =
                            new Scene(
                                    new StackPane(new VBox(button, field, new Label("x")), help),
                                    1024,
                                    700);
                    Theme.apply(scene, Appearance.DARK);
                    KeyMap.install(scene, recording());
                    calls.clear();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "O, ctrl, openFiles []",
        "O, ctrl+shift, openFolder []",
        "V, ctrl, paste []",
        "E, ctrl, export []",
        "M, ctrl, models []",
        "C, ctrl, copyTile []",
        "C, '', copyTile []",
        "DELETE, '', closePicture []",
        "LEFT, '', previousPicture []",
        "RIGHT, '', nextPicture []",
        "SPACE, '', blink [true]",
        "DIGIT0, ctrl, actualSize []",
        "F, '', fit []",
        "G, '', grid []",
        "G, shift, nextGrid []",
        "G, ctrl+shift, openGroundTruth []",
        "W, '', wipe []",
        "W, shift, turn [1]",
        "O, '', overlay []",
        "P, '', drawProfile []",
        "N, '', markPair []",
        "D, '', difference []",
        "A, '', nextRangeMode []",
        "L, '', nextLook []",
        "L, shift, lookOfAll []",
        "DIGIT3, shift, makeReference [2]",
        "S, '', show [SPLIT]",
        "V, '', show [SCENE]",
        "R, '', retry []",
        "T, '', toggleTile []",
        "T, ctrl, switchTheme []",
        "ESCAPE, '', cancel []",
        "F11, '', switchFullScreen []",
        "F1, '', help []"
    })
    void aKeyGivesItsCommand(KeyCode code, String modifiers, String call) throws Exception {
        press(code, modifiers);

        assertThat(calls).containsExactly(call);
    }

    @ParameterizedTest
    @CsvSource({"?, help []", "+, zoomIn []", "-, zoomOut []", "1, selectTile [0]", "., nudge [1]"})
    void aCharacterGivesItsCommandWhereverTheKeyboardHasIt(String typed, String call)
            throws Exception {
        type(typed);

        assertThat(calls).containsExactly(call);
    }

    @Test
    void threeIsTheThirdTileAndOpens3dWhereThereIsNone() throws Exception {
        type("3");
        tiles = 2;
        type("3");
        type("9");

        assertThat(calls).containsExactly("selectTile [2]", "show [SCENE]");
    }

    @Test
    void blinkingEndsWhenTheKeyIsReleased() throws Exception {
        press(KeyCode.SPACE, "");
        fire(KeyEvent.KEY_RELEASED, "", KeyCode.SPACE, "");

        assertThat(calls).containsExactly("blink [true]", "blink [false]");
    }

    @Test
    void whatIsWrittenInATextFieldIsNoCommandButCtrlEStillExports() throws Exception {
        Fx.onFx(field::requestFocus);

        press(KeyCode.F, "");
        press(KeyCode.DELETE, "");
        press(KeyCode.C, "ctrl");
        type("3");
        assertThat(calls).isEmpty();

        press(KeyCode.E, "ctrl");
        assertThat(calls).containsExactly("export []");
    }

    @Test
    void aButtonThatWasOnlyClickedLeavesSpaceToThePictures() throws Exception {
        Fx.onFx(button::requestFocus);

        press(KeyCode.SPACE, "");
        press(KeyCode.RIGHT, "");

        assertThat(calls).containsExactly("blink [true]", "nextPicture []");
    }

    @Test
    void noKeyReachesTheWindowBelowTheHelpAndEscClosesIt() throws Exception {
        Fx.onFx(button::requestFocus);
        Fx.onFx(help::open);
        press(KeyCode.F, "");
        press(KeyCode.RIGHT, "");
        assertThat(Fx.onFx(help::isOpen)).isTrue();

        press(KeyCode.ESCAPE, "");

        assertThat(Fx.onFx(help::isOpen)).isFalse();
        assertThat(calls).isEmpty();
        assertThat(Fx.onFx(scene::getFocusOwner)).isSameAs(button);
    }

    @Test
    void theHelpNamesEveryCommandWithItsKeys() throws Exception {
        var texts = Fx.onFx(() -> labels(help).map(Label::getText).toList());

        assertThat(texts)
                .contains(Commands.ALL.stream().map(Command::text).toArray(String[]::new))
                .contains("Ctrl", "Shift", "O", "1", "9", "Space", "Delete", "Esc", "F1", "F11");
    }

    @Test
    void theHelpStaysWithinASmallWindow() throws Exception {
        Fx.onFx(
                () -> {
                    Theme.apply(scene, Appearance.DARK);
                    help.open();
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                });

        var bounds =
                Fx.onFx(
                        () -> {
                            var card = help.lookup(".overlay-card");
                            return card.localToScene(card.getLayoutBounds());
                        });
        assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(bounds.getMaxX()).isLessThanOrEqualTo(1024);
        assertThat(bounds.getMaxY()).isLessThanOrEqualTo(700);
    }

    @ParameterizedTest
    @EnumSource(Appearance.class)
    void theHelpIsDrawnInBothLooks(Appearance appearance) throws Exception {
        Fx.onFx(
                () -> {
                    Theme.apply(scene, appearance);
                    help.open();
                });

        var picture = Fx.snapshot(scene);

        Fx.keep(picture, "help-" + appearance);
        var corner = picture.getPixelReader().getColor(3, 3);
        var card = picture.getPixelReader().getColor(512, 350);
        assertThat(corner.getBrightness()).isLessThan(0.6);
        assertThat(card.getBrightness() > 0.5).isEqualTo(appearance == Appearance.LIGHT);
    }

    private Actions recording() {
        return (Actions)
                Proxy.newProxyInstance(
                        Actions.class.getClassLoader(),
                        new Class<?>[] {Actions.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("tileCount")) return tiles;
                            var given = arguments == null ? List.of() : List.of(arguments);
                            calls.add(method.getName() + " " + given);
                            return null;
                        });
    }

    private static Stream<Label> labels(Node node) {
        if (node instanceof Label label) return Stream.of(label);
        if (node instanceof ScrollPane scroll) {
            return labels(scroll.getContent());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(KeyMapTest::labels)
                : Stream.of();
    }

    private void press(KeyCode code, String modifiers) throws Exception {
        fire(KeyEvent.KEY_PRESSED, "", code, modifiers);
    }

    private void type(String character) throws Exception {
        fire(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED, "");
    }

    private void fire(EventType<KeyEvent> type, String character, KeyCode code, String modifiers)
            throws Exception {
        Fx.onFx(
                () -> {
                    var owner = scene.getFocusOwner();
                    var event =
                            new KeyEvent(
                                    type,
                                    character,
                                    "",
                                    code,
                                    modifiers.contains("shift"),
                                    modifiers.contains("ctrl"),
                                    false,
                                    false);
                    Event.fireEvent(owner == null ? scene : owner, event);
                });
    }
}
