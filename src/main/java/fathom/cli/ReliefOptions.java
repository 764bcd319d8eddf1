package fathom.cli;

import fathom.geometry.relief.ReliefRecipe;
import fathom.job.UserFacingException;

import picocli.CommandLine.Option;

import java.util.Optional;

/** A solid instead of a surface in space. */
final class ReliefOptions {
    /** Of the whole thickness, where a thin relief leaves no room for the usual base. */
    private static final double BASE_SHARE = 0.2;

    @Option(
            names = "--relief",
            description =
                    "Make a closed solid with a flat back, in millimetres, for 3D printing and"
                            + " routing (.glb: in metres).")
    private boolean asked;

    @Option(
            names = "--width-mm",
            paramLabel = "W",
            description = "Width of the relief (default: 100); its height follows.")
    private double widthMm = Double.NaN;

    @Option(
            names = "--thickness-mm",
            paramLabel = "T",
            description = "From the back to the nearest point (default: 10).")
    private double thicknessMm = Double.NaN;

    @Option(
            names = {"--base-mm", "--min-thickness-mm"},
            paramLabel = "B",
            description =
                    "From the back to the farthest point: the least thickness (default: 1.6, at"
                            + " most a fifth of the thickness).")
    private double baseMm = Double.NaN;

    boolean isAsked() {
        return asked;
    }

    void check() throws UserFacingException {
        String given =
                !Double.isNaN(widthMm)
                        ? "--width-mm"
                        : !Double.isNaN(thicknessMm)
                                ? "--thickness-mm"
                                : !Double.isNaN(baseMm) ? "--base-mm" : "";
        if (!asked && !given.isEmpty()) {
            throw RunOptions.usage("%s describes a relief.".formatted(given), "Add --relief.");
        }
        requireLength("--width-mm", width());
        requireLength("--thickness-mm", thickness());
        if (!(base() > 0 && base() < thickness())) {
            throw RunOptions.usage(
                    "--base-mm is %s and --thickness-mm %s.".formatted(base(), thickness()),
                    "Give numbers with 0 < base < thickness.");
        }
    }

    private static void requireLength(String option, double value) throws UserFacingException {
        if (!(value >= 0.1 && value <= ReliefRecipe.LARGEST_MM)) {
            throw RunOptions.usage(
                    "%s is %s.".formatted(option, value), "Give millimetres from 0.1 to 10000.");
        }
    }

    /** Empty when no relief is asked for. */
    Optional<ReliefRecipe> recipe() {
        return asked
                ? Optional.of(new ReliefRecipe(width(), thickness(), base()))
                : Optional.empty();
    }

    private double width() {
        return Double.isNaN(widthMm) ? ReliefRecipe.DEFAULT_WIDTH_MM : widthMm;
    }

    private double thickness() {
        return Double.isNaN(thicknessMm) ? ReliefRecipe.DEFAULT_THICKNESS_MM : thicknessMm;
    }

    private double base() {
        return Double.isNaN(baseMm)
                ? Math.min(ReliefRecipe.DEFAULT_BASE_MM, BASE_SHARE * thickness())
                : baseMm;
    }
}
