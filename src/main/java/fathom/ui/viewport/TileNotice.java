package fathom.ui.viewport;

import fathom.ui.state.TileState;
import fathom.ui.text.Messages;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/** What stands over a tile that has nothing new to show: busy with a step, failed, or empty. */
final class TileNotice extends VBox {
    private static final double NANOS_A_SECOND = 1e9;

    private final ProgressIndicator progress = new ProgressIndicator();
    private final FontIcon failedIcon = new FontIcon("fth-alert-triangle");
    private final Label headline = label("tile-notice-headline");
    private final Label detail = label("tile-notice-detail");
    private final Button retry = new Button(Messages.text("viewport.retry"));
    private final Timeline clock =
            new Timeline(new KeyFrame(Duration.millis(100), tick -> showElapsed()));
    private long busySince;

    TileNotice(Runnable onRetry) {
        getStyleClass().add("tile-notice");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        failedIcon.getStyleClass().add("tile-notice-icon");
        progress.getStyleClass().add("tile-notice-progress");
        retry.getStyleClass().add("tile-retry");
        retry.setOnAction(event -> onRetry.run());
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) clock.stop();
                        });
    }

    void show(TileState state) {
        setVisible(!state.showsPicture());
        if (!(state instanceof TileState.Busy)) clock.stop();
        switch (state) {
            case TileState.Ready(), TileState.Refining(_, _) -> getChildren().clear();
            case TileState.Empty(String hint) -> {
                headline.setText(hint);
                getChildren().setAll(headline);
            }
            case TileState.Busy(double fraction, String step) -> showBusy(fraction, step);
            case TileState.Failed(String problem, String remedy) -> {
                headline.setText(problem);
                detail.setText(remedy);
                getChildren().setAll(failedIcon, headline, detail, retry);
            }
        }
    }

    private void showBusy(double fraction, String step) {
        if (clock.getStatus() != Animation.Status.RUNNING) {
            busySince = System.nanoTime();
            clock.play();
        }
        progress.setProgress(fraction < 0 ? ProgressIndicator.INDETERMINATE_PROGRESS : fraction);
        headline.setText(step);
        showElapsed();
        if (!getChildren().contains(progress)) getChildren().setAll(progress, headline, detail);
    }

    private void showElapsed() {
        double seconds = (System.nanoTime() - busySince) / NANOS_A_SECOND;
        detail.setText(
                Messages.text("viewport.elapsed", String.format(Locale.ROOT, "%.1f", seconds)));
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
