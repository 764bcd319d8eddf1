package fathom.export.depth;

import java.util.Arrays;
import java.util.Optional;

/** Which end of a relative 16-bit map is white. */
public enum Direction {
    NEAR_BRIGHT("near-bright"),
    FAR_BRIGHT("far-bright");

    private final String id;

    Direction(String id) {
        this.id = id;
    }

    /** The word of the command line and of text chunks. */
    public String id() {
        return id;
    }

    public static Optional<Direction> fromId(String id) {
        return Arrays.stream(values()).filter(direction -> direction.id.equals(id)).findFirst();
    }
}
