package fathom.render;

/**
 * The size of a picture, and how much of it something else covers: a scene is framed in what is
 * left, with a margin on each side. Lengths in pixels.
 *
 * @param coveredTop by controls at the top, say
 */
public record Pane(double width, double height, double coveredTop, double coveredBottom) {
    /** Of the shorter side of what is free. */
    private static final double MARGIN = 0.05;

    /** Of the height: what is covered more than that is seen through. */
    private static final double MOST_COVERED = 0.3;

    public Pane {
        width = Math.max(1, width);
        height = Math.max(1, height);
        coveredTop = Math.clamp(coveredTop, 0, height * MOST_COVERED);
        coveredBottom = Math.clamp(coveredBottom, 0, height * MOST_COVERED);
    }

    /** All of the picture is free. */
    public static Pane free(double width, double height) {
        return new Pane(width, height, 0, 0);
    }

    /** Width / height. */
    public double aspect() {
        return width / height;
    }

    // Where the margins end, from the middle, in halves of the height: the unit in which a camera's
    // tangent of half its vertical field of view is 1.

    double reachAcross() {
        return (width / 2 - margin()) / (height / 2);
    }

    double reachUp() {
        return (height / 2 - coveredTop - margin()) / (height / 2);
    }

    double reachDown() {
        return (height / 2 - coveredBottom - margin()) / (height / 2);
    }

    private double margin() {
        return MARGIN * Math.min(width, height - coveredTop - coveredBottom);
    }
}
