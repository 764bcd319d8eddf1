package fathom.ui.state;

/** The window's two looks. */
public enum Appearance {
    DARK,
    LIGHT;

    public Appearance other() {
        return this == DARK ? LIGHT : DARK;
    }
}
