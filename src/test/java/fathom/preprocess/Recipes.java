package fathom.preprocess;

import fathom.preprocess.SizeRule.Rule;
import fathom.raster.Resampling;

/** The recipes of the processor families that the oracle knows. */
final class Recipes {
    private static final Channels ZERO = new Channels(0, 0, 0);
    private static final Channels ONE = new Channels(1, 1, 1);
    private static final Channels HALF = new Channels(0.5, 0.5, 0.5);
    private static final Channels IMAGENET_MEAN = new Channels(0.485, 0.456, 0.406);
    private static final Channels IMAGENET_STD = new Channels(0.229, 0.224, 0.225);
    private static final double TO_ONE = 1 / 255.0;

    private Recipes() {}

    static InputRecipe of(String family) {
        return switch (family) {
            case "dpt" ->
                    new InputRecipe(
                            new SizeRule(Rule.EXACT, 384, 384, 1),
                            Resampling.PIL_BILINEAR,
                            TO_ONE,
                            HALF,
                            HALF,
                            Padding.NONE);
            case "depth-anything" ->
                    new InputRecipe(
                            new SizeRule(Rule.NEAREST_SCALE, 518, 518, 14),
                            Resampling.PIL_BICUBIC,
                            TO_ONE,
                            IMAGENET_MEAN,
                            IMAGENET_STD,
                            Padding.NONE);
            case "depth-anything-original" ->
                    new InputRecipe(
                            new SizeRule(Rule.LOWER_BOUND, 518, 518, 14),
                            Resampling.CV_CUBIC,
                            TO_ONE,
                            IMAGENET_MEAN,
                            IMAGENET_STD,
                            Padding.NONE);
            case "zoedepth" ->
                    new InputRecipe(
                            new SizeRule(Rule.NEAREST_SCALE, 512, 384, 32),
                            Resampling.TORCH_BILINEAR_ALIGNED,
                            TO_ONE,
                            HALF,
                            HALF,
                            Padding.REFLECT_ZOEDEPTH);
            case "glpn" ->
                    new InputRecipe(
                            new SizeRule(Rule.FLOOR_MULTIPLE, 1280, 1280, 32),
                            Resampling.PIL_BILINEAR,
                            TO_ONE,
                            ZERO,
                            ONE,
                            Padding.NONE);
            case "midas-small" ->
                    new InputRecipe(
                            new SizeRule(Rule.EXACT, 256, 256, 1),
                            Resampling.CV_CUBIC,
                            TO_ONE,
                            ZERO,
                            ONE,
                            Padding.NONE);
            case "midas-small-hub" ->
                    new InputRecipe(
                            new SizeRule(Rule.UPPER_BOUND, 256, 256, 32),
                            Resampling.CV_CUBIC,
                            TO_ONE,
                            IMAGENET_MEAN,
                            IMAGENET_STD,
                            Padding.NONE);
            case "metric3d" ->
                    new InputRecipe(
                            new SizeRule(Rule.FIT_INSIDE, 1064, 616, 1),
                            Resampling.CV_LINEAR_8BIT,
                            1,
                            ZERO,
                            ONE,
                            Padding.CENTRE_IN_TARGET);
            default -> throw new IllegalArgumentException(family);
        };
    }
}
