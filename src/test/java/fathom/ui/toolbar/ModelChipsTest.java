package fathom.ui.toolbar;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.model.ModelCard;
import fathom.ui.Fx;
import fathom.ui.TestCards;
import fathom.ui.WindowTest;
import fathom.ui.state.ModelsViewModel;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

@WindowTest
class ModelChipsTest {
    private ModelsViewModel models;
    private MenuButton menu;
    private Stage stage;

    @BeforeEach
    void openTheMenu() throws Exception {
        models = new ModelsViewModel(Stream.of("a", "b", "c", "d").map(TestCards::card).toList());
        stage = Fx.onFx(() -> new Stage());
        menu =
                Fx.onFx(
                        () -> {
                            var chips = new ModelChips(models, () -> {});
                            stage.setScene(new Scene(chips, 600, 60));
                            stage.show();
                            var shown = (MenuButton) chips.getChildren().getLast();
                            shown.show();
                            return shown;
                        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.onFx(
                () -> {
                    menu.hide();
                    stage.close();
                });
    }

    @Test
    void aClickAnywhereOnARowChoosesItsModelAndTheMenuStays() throws Exception {
        click("b");
        click("c");

        assertThat(selected()).containsExactly("a", "b", "c");
        assertThat(Fx.onFx(() -> menu.isShowing())).isTrue();

        click("a");

        assertThat(selected()).containsExactly("b", "c");
    }

    @Test
    void manyModelsAreTheirColoursAloneWhichTakeThemAway() throws Exception {
        click("b");
        click("c");
        double named = Fx.onFx(() -> widthOfChips());
        click("d");

        assertThat(Fx.onFx(() -> widthOfChips())).isLessThan(named);
        Fx.onFx(() -> ((Button) menu.getParent().getChildrenUnmodifiable().getFirst()).fire());
        assertThat(selected()).containsExactly("b", "c", "d");
    }

    private double widthOfChips() {
        menu.getParent().applyCss();
        return menu.getParent().prefWidth(-1);
    }

    @Test
    void theLastModelStays() throws Exception {
        click("a");

        assertThat(selected()).containsExactly("a");
    }

    @Test
    void keysChooseToo() throws Exception {
        Fx.onFx(
                () -> {
                    var popup =
                            Window.getWindows().stream()
                                    .filter(window -> !window.equals(stage))
                                    .toList()
                                    .getFirst();
                    for (var code : List.of(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER)) {
                        Node target = popup.getScene().getFocusOwner();
                        target.fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        false,
                                        false,
                                        false));
                    }
                });

        assertThat(selected()).hasSize(2);
    }

    private List<String> selected() throws Exception {
        return Fx.onFx(() -> models.selected().stream().map(ModelCard::id).toList());
    }

    /** On the words below a model's name. */
    private void click(String id) throws Exception {
        Fx.onFx(
                () -> {
                    int row = models.cards().stream().map(ModelCard::id).toList().indexOf(id);
                    var item = (CustomMenuItem) menu.getItems().get(row);
                    var words = ((VBox) item.getContent()).getChildren().get(1);
                    assertThat(words).isInstanceOf(Label.class);
                    Event.fireEvent(
                            words,
                            new MouseEvent(
                                    MouseEvent.MOUSE_CLICKED,
                                    1,
                                    1,
                                    1,
                                    1,
                                    MouseButton.PRIMARY,
                                    1,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    false,
                                    false,
                                    true,
                                    false,
                                    true,
                                    new PickResult(words, 1, 1)));
                });
    }
}
