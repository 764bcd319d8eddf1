package fathom.ui.text;

import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Fit;
import fathom.depth.DepthKind;

import java.util.Locale;

/** What the window says about maps that were compared. */
public final class CompareText {
    private CompareText() {}

    /** "×1.31 +0.040 in inverse depth", or that nothing was fitted. */
    public static String fit(Fit fit) {
        if (fit.alignment() == Alignment.NONE) return Messages.text("compare.fit.none");
        String scale = "\u00d7" + DepthText.number(fit.scale());
        String plus = fit.shift() > 0 ? " +" : " ";
        String numbers = fit.shift() == 0 ? scale : scale + plus + DepthText.number(fit.shift());
        return Messages.text(
                switch (fit.quantity()) {
                    case DISPARITY -> "compare.fit.disparity";
                    case DEPTH -> "compare.fit.depth";
                },
                numbers);
    }

    /** What an aligned map is. */
    public static String aligned(DepthKind reference, Fit fit, String referenceName) {
        return Messages.text(
                "compare.caption.aligned", DepthText.meaning(reference), referenceName, fit(fit));
    }

    /** What a difference is. */
    public static String difference(
            Difference difference, DepthKind kind, Fit fit, String referenceName) {
        String key = "compare.caption." + difference.name().toLowerCase(Locale.ROOT);
        return Messages.text(key, referenceName, kind.label(), fit(fit));
    }

    /** A caption, with whether what it compares with is depth of a reduced size. */
    public static String against(boolean quickLook, String caption) {
        return quickLook ? Messages.text("compare.caption.quick", caption) : caption;
    }
}
