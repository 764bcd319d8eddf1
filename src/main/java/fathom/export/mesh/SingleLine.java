package fathom.export.mesh;

/** Text for headers that are lines of ASCII. */
final class SingleLine {
    private SingleLine() {}

    /** Letters that ASCII lacks, and line ends, become "_". */
    static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "_");
    }
}
