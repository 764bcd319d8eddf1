package fathom.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.Notice;
import fathom.ui.state.StatusViewModel;

import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.junit.jupiter.api.Test;

@WindowTest
class NoticesViewTest {
    private static final Notice ERROR = Notice.error("It cannot be read.", "Choose another.");

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

    private static NoticesView show(StatusViewModel status, Duration stays) throws Exception {
        return Fx.onFx(
                () -> {
                    var view = new NoticesView(status, _ -> {}, stays);
                    var stage = new Stage();
                    stage.setScene(new Scene(view, 600, 400));
                    stage.show();
                    return view;
                });
    }
}
