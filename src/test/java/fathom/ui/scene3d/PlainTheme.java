package fathom.ui.scene3d;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The colours that a theme defines, in values that tests find again. */
final class PlainTheme {
    private static final String CSS =
            """
            .root {
                -fathom-bg: #102030;
                -fathom-pane: #12171f;
                -fathom-line: #232b37;
                -fathom-fg: #e6edf3;
                -fathom-muted: #8b97a7;
                -fathom-accent: #4c8dff;
                -fathom-accent-soft: #1f3b68;
                -fathom-accent-fg: #cfe2ff;
            }
            """;

    private PlainTheme() {}

    static String stylesheet() {
        return "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(CSS.getBytes(StandardCharsets.UTF_8));
    }
}
