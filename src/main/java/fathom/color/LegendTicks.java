package fathom.color;

import fathom.depth.DepthRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values for a colour bar: multiples of 1, 2 or 5 times a power of ten. */
final class LegendTicks {
    private static final double[] ROUND_STEPS = {1, 2, 5, 10};

    private LegendTicks() {}

    /** The round values within the range, ascending, at about {@code target} of them. */
    static List<LegendTick> of(DepthRange range, String unit, int target) {
        double low = range.low();
        double width = (double) range.high() - low;
        double step = width > 0 ? roundStep(width / Math.max(1, target)) : 0;
        if (step == 0) return List.of(tick(range, low, unit, significantDecimals(low)));
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        double slack = 1e-6 * step;
        var ticks = new ArrayList<LegendTick>();
        long last = (long) Math.floor((range.high() + slack) / step);
        for (long k = (long) Math.ceil((low - slack) / step); k <= last; k++) {
            ticks.add(tick(range, k * step, unit, decimals));
        }
        return ticks;
    }

    /** The step of the form 1, 2 or 5 times a power of ten that is nearest to the wished one. */
    private static double roundStep(double wished) {
        double power = Math.pow(10, Math.floor(Math.log10(wished)));
        double best = power;
        for (double round : ROUND_STEPS) {
            double step = round * power;
            if (Math.abs(Math.log(step / wished)) < Math.abs(Math.log(best / wished))) best = step;
        }
        return best;
    }

    private static int significantDecimals(double value) {
        if (value == 0) return 0;
        return Math.clamp(2 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 6);
    }

    private static LegendTick tick(DepthRange range, double value, String unit, int decimals) {
        double shown = value == 0 ? 0 : value; // no "-0"
        String number = String.format(Locale.ROOT, "%." + decimals + "f", shown);
        String text = unit.isEmpty() ? number : number + " " + unit;
        return new LegendTick(shown, range.position((float) shown), text);
    }
}
