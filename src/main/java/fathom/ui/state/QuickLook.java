package fathom.ui.state;

import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.InputSize;
import fathom.preprocess.PhotoToTensor;
import fathom.preprocess.SizeRule;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** When depth at a reduced size is shown first, and at which: where the full one takes a while. */
final class QuickLook {
    /** Who waits for longer wants to see something meanwhile. */
    static final double LONG_MS = 1000;

    /** Networks above this are taken for slow until they were measured. */
    private static final long LARGE_BYTES = 50_000_000;

    /**
     * Of the full side, the first that is worth a run. Half of it is a quarter of the pixels, but
     * more where the larger side is fitted to an enlarged photograph and the smaller to a reduced
     * one.
     */
    private static final double[] REDUCTIONS = {0.5, 0.375, 0.25};

    /** Of the full size's pixels: less gain is not worth a run. */
    private static final double WORTH = 0.5;

    private QuickLook() {}

    /**
     * The side of the quick look.
     *
     * @param asked replaces the card's side when present
     * @param cost of the full estimate, when it is known
     */
    static OptionalInt side(
            ModelCard card,
            OptionalInt asked,
            Optional<MeasuredSpeeds.Cost> cost,
            int photoWidth,
            int photoHeight) {
        if (!isSlow(card, cost) || card.input().size().rule() == SizeRule.Rule.EXACT)
            return OptionalInt.empty();
        var full = asked.isPresent() ? card.input().withSide(asked.getAsInt()) : card.input();
        var target = full.size();
        int whole = Math.max(target.width(), target.height());
        double most = WORTH * pixels(full, photoWidth, photoHeight);
        return Arrays.stream(REDUCTIONS)
                .mapToInt(reduction -> (int) (whole * reduction))
                .filter(side -> pixels(full.withSide(side), photoWidth, photoHeight) <= most)
                .findFirst();
    }

    /** Whether a user waits for the full estimate. */
    static boolean isSlow(ModelCard card, Optional<MeasuredSpeeds.Cost> cost) {
        return cost.map(known -> known.ms() > LONG_MS)
                .orElseGet(() -> card.files().bytesOnDisk() > LARGE_BYTES);
    }

    private static double pixels(InputRecipe recipe, int photoWidth, int photoHeight) {
        InputSize size = PhotoToTensor.inputSize(recipe, photoWidth, photoHeight);
        return (double) size.width() * size.height();
    }
}
