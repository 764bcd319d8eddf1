package fathom.geometry;

import java.util.Arrays;
import java.util.Optional;

/** Distances that look right at once for relative depth of usual subjects. */
public enum NearFarPreset {
    /** A head and shoulders before a wall. */
    PORTRAIT("portrait", 1, 2.5),
    /** A thing on a table, from close by. */
    OBJECT("object", 0.4, 1.2),
    ROOM("room", 1, 6),
    STREET("street", 3, 60),
    LANDSCAPE("landscape", 5, 300);

    private final String id;
    private final double near;
    private final double far;

    NearFarPreset(String id, double near, double far) {
        this.id = id;
        this.near = near;
        this.far = far;
    }

    /** The word of the command line. */
    public String id() {
        return id;
    }

    public NearFar nearFar() {
        return new NearFar(near, far);
    }

    public static Optional<NearFarPreset> fromId(String id) {
        return Arrays.stream(values()).filter(preset -> preset.id.equals(id)).findFirst();
    }
}
