package fathom.ui.controls;

import java.net.URL;

/** Style sheets that lie beside the window's texts. */
public final class Sheets {
    private Sheets() {}

    /** The address of a sheet in {@code fathom/ui}. */
    public static String named(String name) {
        URL sheet = Sheets.class.getResource("/fathom/ui/" + name);
        if (sheet == null) throw new IllegalStateException("Fathom lacks its sheet " + name);
        return sheet.toExternalForm();
    }
}
