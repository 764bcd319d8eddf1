package fathom.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.Notice;
import fathom.ui.state.StatusViewModel;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicBoolean;

@WindowTest
class NoticesViewTest {
    private static final Notice ERROR = Notice.error("It cannot be read.", "Choose another.");
    private final SimpleBooleanProperty covered = new SimpleBooleanProperty();
    private final AtomicBoolean waited = new AtomicBoolean();

    @Test
    void whatWentWellGoesByItselfAndErrorsStay() throws Exception {
        var status = new StatusViewModel();
        var view = show(status, Duration.millis(40));
        Fx.onFx(
                () -> {
                    status.notify(ERROR);
                    status.notify(Notice.warning("Slow."));
                    status.notify(Notice.done("Added one."));
                });
        assertThat(status.notices()).hasSize(3);
        Fx.waitFor("the success to go", () -> status.notices().size() == 2);
        Fx.waitForPulses(view.getScene());
        assertThat(status.notices()).containsExactly(ERROR, Notice.warning("Slow."));
        assertThat(view.getChildren()).hasSize(2);
    }

    @Test
    void manySuccessesPushEachOtherOutBeforeAnError() throws Exception {
        var status = new StatusViewModel();
        var view = show(status, Duration.INDEFINITE);
        Fx.onFx(
                () -> {
                    status.notify(ERROR);
                    for (int i = 1; i <= 5; i++) status.notify(Notice.done("Added " + i));
                });
        assertThat(status.notices())
                .containsExactly(ERROR, Notice.done("Added 4"), Notice.done("Added 5"));
        assertThat(view.getChildren()).hasSize(3);
    }

    @Test
    void belowACardWhatWentWellWaitsAndWhatGoesWrongIsSaidAbove() throws Exception {
        var status = new StatusViewModel();
        var view = show(status, Duration.millis(40));
        var above = Fx.onFx(() -> new CardNotices(status, _ -> {}, covered));
        var late = Notice.warning("It cannot be opened.");
        Fx.onFx(
                () -> {
                    status.notify(ERROR);
                    covered.set(true);
                    status.notify(Notice.done("Added one."));
                    status.notify(late);
                });
        Fx.onFx(
                () ->
                        new Timeline(new KeyFrame(Duration.millis(400), _ -> waited.set(true)))
                                .play());
        Fx.waitFor("ten times what a success stays", waited::get);
        assertThat(status.notices()).containsExactly(ERROR, Notice.done("Added one."), late);
        assertThat(view.isVisible()).isFalse();
        assertThat(above.getChildren()).hasSize(1);
        assertThat(above.lookupAll(".notice-message"))
                .extracting(node -> ((Label) node).getText())
                .containsExactly("It cannot be opened.");

        Fx.onFx(() -> covered.set(false));

        assertThat(above.getChildren()).isEmpty();
        assertThat(view.isVisible()).isTrue();
        Fx.waitFor("the success to go", () -> status.notices().size() == 2);
        assertThat(status.notices()).containsExactly(ERROR, late);
    }

    private NoticesView show(StatusViewModel status, Duration stays) throws Exception {
        return Fx.onFx(
                () -> {
                    var view = new NoticesView(status, _ -> {}, covered, stays);
                    var stage = new Stage();
                    stage.setScene(new Scene(view, 600, 400));
                    stage.show();
                    return view;
                });
    }
}
