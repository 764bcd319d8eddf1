package fathom.machine;

import fathom.machine.MeasuredSpeeds.Speed;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an estimate takes at a size that was never measured, from those that were. A busy machine
 * makes runs slower and never faster; so what is out of line is out of line upwards.
 */
final class CostEstimate {
    /** With fewer runs, one that was slow moves their middle. */
    private static final int RUNS_WITH_A_MIDDLE = 3;

    /**
     * Attention and memory make a pixel of a large input dearer than one of a small input, but not
     * by more than this among the sizes that a user chooses from.
     */
    private static final double MOST_TIMES_THE_MIDDLE = 3;

    private CostEstimate() {}

    /**
     * Milliseconds for so many pixels: on the line between the measured neighbours, and beyond them
     * in proportion to the pixels. A smaller size is taken to need no more than any larger one did.
     *
     * @param measured at least one
     */
    static double ms(List<Speed> measured, long pixels) {
        var times = risingTimes(inLine(measured));
        var below = times.floorEntry(pixels);
        var above = times.ceilingEntry(pixels);
        if (below == null || above == null) {
            var end = below == null ? times.firstEntry() : times.lastEntry();
            return end.getValue() * pixels / end.getKey();
        }
        if (below.getKey().equals(above.getKey())) return below.getValue();
        double share = (double) (pixels - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + share * (above.getValue() - below.getValue());
    }

    /** Without the sizes that were run once or twice and took far more per pixel than usual. */
    private static List<Speed> inLine(List<Speed> measured) {
        double usual = middleRate(measured);
        return measured.stream()
                .filter(
                        speed ->
                                speed.ms().size() >= RUNS_WITH_A_MIDDLE
                                        || rate(speed) <= MOST_TIMES_THE_MIDDLE * usual)
                .toList();
    }

    /** Of two, the lower: that is never the one that was disturbed more. */
    private static double middleRate(List<Speed> measured) {
        var rates = measured.stream().map(CostEstimate::rate).sorted().toList();
        return rates.get((rates.size() - 1) / 2);
    }

    private static double rate(Speed speed) {
        return speed.medianMs() / speed.pixels();
    }

    /** Milliseconds by pixels, none more than one after it. */
    private static NavigableMap<Long, Double> risingTimes(List<Speed> measured) {
        var times = new TreeMap<Long, Double>();
        measured.forEach(speed -> times.merge(speed.pixels(), speed.medianMs(), Math::min));
        double least = Double.POSITIVE_INFINITY;
        for (var time : times.descendingMap().entrySet()) {
            least = Math.min(least, time.getValue());
            time.setValue(least);
        }
        return times;
    }
}
