package fathom.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import fathom.ui.state.Appearance;

import javafx.application.Application;
import javafx.scene.Scene;

import java.util.Objects;

/** Dresses a scene: AtlantaFX's Primer below, the window's own colours and sheets above. */
public final class Theme {
    private Theme() {}

    public static void apply(Scene scene, Appearance appearance) {
        Application.setUserAgentStylesheet(
                switch (appearance) {
                    case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
                });
        scene.getStylesheets()
                .setAll(
                        sheet(
                                switch (appearance) {
                                    case DARK -> "theme-dark.css";
                                    case LIGHT -> "theme-light.css";
                                }),
                        sheet("window.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/fathom/ui/" + name), name)
                .toExternalForm();
    }
}
