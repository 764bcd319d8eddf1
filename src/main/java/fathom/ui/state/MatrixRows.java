package fathom.ui.state;

/** What stands in the rows when several photographs are shown; the other is in the columns. */
public enum MatrixRows {
    PHOTOGRAPHS,
    MODELS;

    public MatrixRows other() {
        return this == PHOTOGRAPHS ? MODELS : PHOTOGRAPHS;
    }
}
