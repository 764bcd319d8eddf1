package fathom.cli;

import fathom.geometry.refine.Density;
import fathom.geometry.refine.RefineRecipe;
import fathom.job.UserFacingException;

import picocli.CommandLine.Option;

/** How fine the surface is, and where its edges lie. */
final class RefineOptions {
    private static final double PERCENT = 100;
    private static final String DEFAULT_SMOOTHING = "0.5";

    @Option(
            names = "--density",
            paramLabel = "network|photo|N",
            description =
                    "Vertices: those of the depth map, one for each pixel of the photograph, or N"
                            + " along the longer side (default: network).")
    private Density density = new Density.Network();

    @Option(
            names = "--snap-edges",
            description =
                    "Put the surface's edges where the photograph has them, instead of where the"
                            + " coarser depth map has them; best with --density photo.")
    private boolean snapEdges;

    @Option(
            names = "--smooth",
            paramLabel = "PERCENT",
            arity = "0..1",
            fallbackValue = DEFAULT_SMOOTHING,
            description =
                    "Smooth bumps up to that share of their distance, and keep edges and planes"
                            + " (without a number: 0.5).")
    private double smoothPercent;

    void check() throws UserFacingException {
        double most = RefineRecipe.MOST_SMOOTHING * PERCENT;
        if (!(smoothPercent >= 0 && smoothPercent <= most)) {
            throw RunOptions.usage(
                    "--smooth is %s.".formatted(smoothPercent), "Give percents from 0 to 10.");
        }
    }

    RefineRecipe recipe() {
        return new RefineRecipe(density, snapEdges, smoothPercent / PERCENT);
    }
}
