package fathom.cli;

import fathom.geometry.fill.FillRecipe;
import fathom.job.UserFacingException;

import picocli.CommandLine.Option;

import java.util.OptionalDouble;

/** What is added behind edges and what is left out. */
final class FillOptions {
    @Option(
            names = "--backfill",
            description =
                    "Continue the background behind edges, with colours from around, so that a"
                            + " small movement of the camera shows no holes.")
    private boolean backfill;

    @Option(
            names = "--drop-sky",
            description = "Leave out the farthest region that touches the upper border.")
    private boolean dropSky;

    @Option(
            names = "--drop-beyond",
            paramLabel = "M",
            description =
                    "Leave out what is farther: metres, or for relative depth as --near and"
                            + " --far.")
    private double dropBeyond = Double.NaN;

    void check() throws UserFacingException {
        if (!Double.isNaN(dropBeyond) && !(dropBeyond > 0)) {
            throw RunOptions.usage(
                    "--drop-beyond is %s.".formatted(dropBeyond), "Give a number above 0.");
        }
    }

    boolean asksForBackfill() {
        return backfill;
    }

    FillRecipe recipe() {
        return new FillRecipe(
                backfill,
                dropSky,
                Double.isNaN(dropBeyond) ? OptionalDouble.empty() : OptionalDouble.of(dropBeyond));
    }
}
