package fathom.export.depth;

/** Checks the size that a header claims before memory is taken for it. */
final class GridSize {
    /** 1 GB of floats; larger than any photograph that a depth file belongs to. */
    private static final long MAX_CELLS = 1L << 28;

    private GridSize() {}

    static void check(long width, long height) throws MalformedFileException {
        if (width < 1 || height < 1) {
            throw new MalformedFileException(
                    "its header says %d x %d pixels".formatted(width, height));
        }
        if (width > MAX_CELLS || height > MAX_CELLS || width * height > MAX_CELLS) {
            throw new MalformedFileException(
                    "its header says %d x %d pixels, and at most %d million are read"
                            .formatted(width, height, MAX_CELLS / 1_000_000));
        }
    }

    /** Checks also that the uncompressed values are all there. */
    static void check(long width, long height, int bytesPerCell, long bytesThere)
            throws MalformedFileException {
        check(width, height);
        long wanted = width * height * bytesPerCell;
        if (bytesThere < wanted) {
            throw new MalformedFileException(
                    "it is cut off: %d x %d values need %d bytes, %d are there"
                            .formatted(width, height, wanted, bytesThere));
        }
    }
}
