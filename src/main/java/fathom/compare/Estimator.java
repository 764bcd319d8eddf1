package fathom.compare;

import java.util.Arrays;
import java.util.Optional;

/** How the numbers of an alignment are found. */
public enum Estimator {
    /** The least sum of squares, as MiDaS and numpy.linalg.lstsq. */
    LEAST_SQUARES("least-squares", "least squares"),
    /**
     * Huber's M-estimate followed by Tukey's bisquare (tuning 1.345 and 4.685 times 1.4826 MAD), by
     * iteratively reweighted least squares: stray pixels in either map do not move it.
     */
    ROBUST("robust", "robust");

    private final String id;
    private final String label;

    Estimator(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word of the command line and of reports. */
    public String id() {
        return id;
    }

    /** The words that a person reads. */
    public String label() {
        return label;
    }

    public static Optional<Estimator> fromId(String id) {
        return Arrays.stream(values()).filter(estimator -> estimator.id.equals(id)).findFirst();
    }
}
