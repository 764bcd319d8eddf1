package fathom.geometry.recipe;

/** What a length of 1 is. */
public enum LengthUnit {
    /** Relative depth between a chosen near and far. */
    NONE("none"),
    METRE("m"),
    MILLIMETRE("mm");

    private final String symbol;

    LengthUnit(String symbol) {
        this.symbol = symbol;
    }

    /** "m", "mm" or "none". */
    public String symbol() {
        return symbol;
    }
}
