package fathom.geometry;

import java.util.Arrays;
import java.util.Optional;

/** Distances that look right at once for relative depth of usual subjects. */
public enum NearFarPreset {
    /** A head and shoulders before a wall. */
    PORTRAIT("portrait", new NearFar(1, 2.5)),
    /** A thing on a table, from close by. */
    OBJECT("object", new NearFar(0.4, 1.2)),
    ROOM("room", new NearFar(1, 6)),
    STREET("street", new NearFar(3, 60)),
    LANDSCAPE("landscape", new NearFar(5, 300));

    private final String id;
    private final NearFar nearFar;

    NearFarPreset(String id, NearFar nearFar) {
        this.id = id;
        this.nearFar = nearFar;
    }

    /** The word of the command line. */
    public String id() {
        return id;
    }

    public NearFar nearFar() {
        return nearFar;
    }

    public static Optional<NearFarPreset> fromId(String id) {
        return Arrays.stream(values()).filter(preset -> preset.id.equals(id)).findFirst();
    }
}
