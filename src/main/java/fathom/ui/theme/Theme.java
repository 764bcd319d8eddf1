package fathom.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import fathom.ui.controls.Sheets;
import fathom.ui.state.Appearance;

import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;

import java.util.ArrayList;
import java.util.List;

/** Dresses a scene: AtlantaFX's Primer below, the window's own colours and sheets above. */
public final class Theme {
    private Theme() {}

    public static void apply(Scene scene, Appearance appearance) {
        boolean blended = Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
        Application.setUserAgentStylesheet(
                switch (appearance) {
                    case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
                });
        scene.getStylesheets().setAll(sheets(appearance, blended));
    }

    /**
     * @param blended whether the screen shows what lies behind a window's see-through parts
     */
    static List<String> sheets(Appearance appearance, boolean blended) {
        var sheets = new ArrayList<String>();
        sheets.add(
                Sheets.named(
                        switch (appearance) {
                            case DARK -> "theme-dark.css";
                            case LIGHT -> "theme-light.css";
                        }));
        sheets.add(Sheets.named("window.css"));
        if (!blended) sheets.add(Sheets.named("popups-solid.css"));
        return sheets;
    }
}
