package fathom.export.sheet;

/**
 * How a sheet looks.
 *
 * @param footer one small line at the bottom, such as the program's name and version; may be empty
 */
public record SheetStyle(Theme theme, String footer) {
    /** The colours of a sheet, as 0xRRGGBB. */
    public enum Theme {
        /** For papers. */
        LIGHT(0xffffff, 0x16191d, 0x5c6570, 0xd5d9de, 0xf2f3f5, 0xdfe2e6),
        /** For slides and screens. */
        DARK(0x15181c, 0xf1f3f5, 0x9aa4af, 0x3a4149, 0x23282e, 0x2f353c);

        final int paper;
        final int ink;
        final int mutedInk;
        final int line;
        final int gapLight;
        final int gapDark;

        /**
         * @param gapLight the one, and {@code gapDark} the other colour of the chequered pattern
         *     that stands for "no depth"
         */
        Theme(int paper, int ink, int mutedInk, int line, int gapLight, int gapDark) {
            this.paper = paper;
            this.ink = ink;
            this.mutedInk = mutedInk;
            this.line = line;
            this.gapLight = gapLight;
            this.gapDark = gapDark;
        }
    }

    /** Dark ink on white. */
    public static SheetStyle light(String footer) {
        return new SheetStyle(Theme.LIGHT, footer);
    }

    /** Light ink on near-black. */
    public static SheetStyle dark(String footer) {
        return new SheetStyle(Theme.DARK, footer);
    }
}
