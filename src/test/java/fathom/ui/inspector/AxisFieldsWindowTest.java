package fathom.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.SceneFormViewModel;

import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WindowTest
class AxisFieldsWindowTest {
    private static final Photo PHOTO =
            Photo.adopt("p.png", 40, 20, new byte[3 * 40 * 20], null, PhotoFacts.NONE);

    private final SceneFormViewModel form = new SceneFormViewModel();

    private static void type(AxisFields fields, int index, String text) {
        var field = (TextField) fields.getChildren().get(index);
        field.setText(text);
        field.fireEvent(new ActionEvent());
    }

    @Test
    void whatIsTypedInPixelsIsThePrincipalPoint() throws Exception {
        Fx.onFx(
                () -> {
                    var fields = new AxisFields(form, new SimpleObjectProperty<>(PHOTO));
                    type(fields, 0, "10");
                    type(fields, 1, "12,5");
                });

        assertThat(form.principalPointProperty().get().x()).isCloseTo(0.25, within(1e-12));
        assertThat(form.principalPointProperty().get().y()).isCloseTo(0.625, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "NaN"})
    void whatIsNoNumberChangesNothing(String text) throws Exception {
        Fx.onFx(
                () -> {
                    var fields = new AxisFields(form, new SimpleObjectProperty<>(PHOTO));
                    type(fields, 0, text);
                    assertThat(((TextField) fields.getChildren().getFirst()).getText())
                            .isEqualTo("20.0");
                });

        assertThat(form.principalPointProperty().get())
                .isEqualTo(SceneFormViewModel.PrincipalPoint.MIDDLE);
    }

    @Test
    void theSlidersAreFollowed() throws Exception {
        Fx.onFx(
                () -> {
                    var fields = new AxisFields(form, new SimpleObjectProperty<>(PHOTO));
                    form.principalPointProperty()
                            .set(new SceneFormViewModel.PrincipalPoint(0.75, 0.1));
                    assertThat(fields.getChildren())
                            .filteredOn(TextField.class::isInstance)
                            .extracting(each -> ((TextField) each).getText())
                            .containsExactly("30.0", "2.0");
                });
    }
}
