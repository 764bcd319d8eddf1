package fathom.cli;

import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.Projection;
import fathom.job.UserFacingException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What the camera was like and how it was held. */
final class ViewOptions {
    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private LensOptions lens = new LensOptions();

    @Option(
            names = "--principal-point",
            paramLabel = "CX,CY",
            split = ",",
            description =
                    "Where the lens's axis meets the photograph, in pixels from its upper left"
                            + " corner (default: the middle).")
    private double[] principalPoint = {};

    @Option(
            names = "--panorama",
            description =
                    "The photograph is equirectangular and shows all directions, twice as wide as"
                            + " high; depth is taken along the ray.")
    private boolean panorama;

    @Option(
            names = "--level",
            paramLabel = "ground|PITCH,ROLL",
            arity = "0..1",
            fallbackValue = "ground",
            description =
                    "Turn the scene level: by the ground that is found in it, or by how many"
                            + " degrees the camera looked down and was turned clockwise.")
    private Levelling levelling = new Levelling.None();

    void check() throws UserFacingException {
        lens.check();
        boolean finite =
                principalPoint.length == 0
                        || (principalPoint.length == 2
                                && Double.isFinite(principalPoint[0])
                                && Double.isFinite(principalPoint[1]));
        if (!finite) {
            throw RunOptions.usage(
                    "--principal-point needs two numbers.",
                    "Give pixels, for example --principal-point 960,540.");
        }
        if (panorama && !lens.hint().equals(FocalHint.NONE)) {
            throw RunOptions.usage(
                    "--panorama shows all directions and has no focal length.",
                    "Leave --fov and --focal out.");
        }
        if (panorama && principalPoint.length > 0) {
            throw RunOptions.usage(
                    "--panorama has no principal point.", "Leave --principal-point out.");
        }
        if (panorama && levelling instanceof Levelling.Ground) {
            throw RunOptions.usage(
                    "--level finds no ground in a panorama.",
                    "Give the angles: --level PITCH,ROLL.");
        }
    }

    boolean isPanorama() {
        return panorama;
    }

    Projection projection() {
        return panorama ? Projection.PANORAMA : Projection.PINHOLE;
    }

    Levelling levelling() {
        return levelling;
    }

    FocalHint focal() {
        return lens.hint();
    }

    CameraChoice placed(CameraChoice chosen) {
        return principalPoint.length == 0
                ? chosen
                : chosen.withPrincipalPoint(principalPoint[0], principalPoint[1]);
    }
}
