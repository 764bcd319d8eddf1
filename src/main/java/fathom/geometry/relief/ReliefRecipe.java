package fathom.geometry.relief;

/**
 * The size of a relief.
 *
 * @param widthMm from the left border to the right; the height follows from the photograph
 * @param thicknessMm from the flat back to the nearest point
 * @param baseMm from the flat back to the farthest point, and where there is no depth: the least
 *     thickness anywhere
 */
public record ReliefRecipe(double widthMm, double thicknessMm, double baseMm) {
    /** As large as a postcard's shorter side, for what most printers print in an hour. */
    public static final double DEFAULT_WIDTH_MM = 100;

    public static final double DEFAULT_THICKNESS_MM = 10;

    /** Two layers of 0.2 mm would let light through; this does not, and does not warp. */
    public static final double DEFAULT_BASE_MM = 1.6;

    public static final double LARGEST_MM = 10_000;

    public static final ReliefRecipe DEFAULT =
            new ReliefRecipe(DEFAULT_WIDTH_MM, DEFAULT_THICKNESS_MM, DEFAULT_BASE_MM);

    public ReliefRecipe {
        if (!(widthMm > 0 && widthMm <= LARGEST_MM)) {
            throw new IllegalArgumentException(
                    "A width lies between 0 and 10,000 mm, got " + widthMm);
        }
        if (!(baseMm > 0 && baseMm < thicknessMm && thicknessMm <= LARGEST_MM)) {
            throw new IllegalArgumentException(
                    "A relief needs 0 < base < thickness <= 10,000 mm, got base %s and thickness %s"
                            .formatted(baseMm, thicknessMm));
        }
    }
}
