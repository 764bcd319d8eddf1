package fathom.ui.state;

import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.InputSize;
import fathom.preprocess.PhotoToTensor;
import fathom.preprocess.SizeRule;

import java.util.Optional;
import java.util.OptionalInt;

/** When depth at a reduced size is shown first, and at which: where the full one takes a while. */
final class QuickLook {
    /** Who waits for longer wants to see something meanwhile. */
    static final double LONG_MS = 1000;

    /** Networks above this are taken for slow until they were measured. */
    private static final long LARGE_BYTES = 50_000_000;

    /** Of the full side; a quarter of the pixels. */
    private static final double REDUCTION = 0.5;

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
        boolean slow =
                cost.map(known -> known.ms() > LONG_MS)
                        .orElseGet(() -> card.files().bytesOnDisk() > LARGE_BYTES);
        if (!slow || card.input().size().rule() == SizeRule.Rule.EXACT) return OptionalInt.empty();
        var full = asked.isPresent() ? card.input().withSide(asked.getAsInt()) : card.input();
        var target = full.size();
        int side = (int) (Math.max(target.width(), target.height()) * REDUCTION);
        double share =
                pixels(full.withSide(side), photoWidth, photoHeight)
                        / pixels(full, photoWidth, photoHeight);
        return share > WORTH ? OptionalInt.empty() : OptionalInt.of(side);
    }

    private static double pixels(InputRecipe recipe, int photoWidth, int photoHeight) {
        InputSize size = PhotoToTensor.inputSize(recipe, photoWidth, photoHeight);
        return (double) size.width() * size.height();
    }
}
