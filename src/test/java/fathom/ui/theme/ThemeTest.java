package fathom.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;

import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.state.Appearance;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WindowTest
class ThemeTest {
    /** Its shadow and round corners need a screen that blends; elsewhere they would be white. */
    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void aMenuFillsItsWindowWhereWindowsAreNotBlended(boolean blended, boolean fills)
            throws Exception {
        var stage = Fx.onFx(() -> new Stage());
        var menu = Fx.onFx(() -> new ContextMenu(new MenuItem("Remove")));
        try {
            Fx.onFx(
                    () -> {
                        Application.setUserAgentStylesheet(
                                new PrimerDark().getUserAgentStylesheetBSS());
                        var scene = new Scene(new StackPane(), 300, 200);
                        scene.getStylesheets().setAll(Theme.sheets(Appearance.DARK, blended));
                        stage.setScene(scene);
                        stage.show();
                        menu.show(scene.getRoot(), 20, 20);
                    });
            Fx.waitForPulses(menu.getScene());

            var corner = Fx.snapshot(menu.getScene()).getPixelReader().getColor(0, 0);
            var bounds = Fx.onFx(() -> menu.getSkin().getNode().localToScene(0, 0));

            assertThat(corner.getBrightness() < 0.5 && bounds.getX() == 0).isEqualTo(fills);
        } finally {
            Fx.onFx(
                    () -> {
                        menu.hide();
                        stage.close();
                    });
        }
    }
}
