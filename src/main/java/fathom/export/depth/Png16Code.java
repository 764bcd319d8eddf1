package fathom.export.depth;

import fathom.depth.DepthKind;
import fathom.depth.DepthRange;
import fathom.raster.FloatGrid;
import fathom.raster.ParallelRows;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the steps 1 to 65535 of a 16-bit file stand for: value = atZero + step * perStep. Step 0 is
 * NaN. Values beyond the steps saturate.
 */
record Png16Code(double atZero, double perStep, Map<String, String> texts) {
    static final String DIRECTION = "depth-direction";
    static final String LOW = "depth-low";
    static final String HIGH = "depth-high";
    static final String SCALE = "depth-scale";
    static final int MAX_STEP = 65535;
    private static final double MILLIMETRES = 1000;
    private static final double KITTI_STEPS = 256;

    static Png16Code choose(DepthExport export) {
        FloatGrid grid = export.map().grid();
        DepthKind kind = export.map().kind();
        if (kind == DepthKind.METRIC_DEPTH) {
            return metric(export.stepsPerMetre().orElseThrow());
        }
        return relative(kind, export.direction(), finiteRange(grid));
    }

    static double metricScale(FloatGrid grid) {
        return Math.round(finiteRange(grid).high() * MILLIMETRES) > MAX_STEP
                ? KITTI_STEPS
                : MILLIMETRES;
    }

    static Png16Code metric(double stepsPerMetre) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(DIRECTION, Direction.FAR_BRIGHT.id());
        texts.put(SCALE, plain(stepsPerMetre));
        texts.put("Description", "metres = value / " + plain(stepsPerMetre) + ", 0 = no depth");
        return new Png16Code(0, 1 / stepsPerMetre, texts);
    }

    /** Step 65535 stands for the near end when near is bright, else for the far end. */
    static Png16Code relative(DepthKind kind, Direction direction, DepthRange range) {
        boolean rising = kind.largerIsNearer() == (direction == Direction.NEAR_BRIGHT);
        double perStep = ((double) range.high() - range.low()) / (MAX_STEP - 1);
        var texts = new LinkedHashMap<String, String>();
        texts.put(DIRECTION, direction.id());
        // All digits: readers calculate in double, where a float's shortest decimal is another
        // number.
        texts.put(LOW, Double.toString(range.low()));
        texts.put(HIGH, Double.toString(range.high()));
        texts.put(
                "Description",
                "%s = %s + (value - 1) / 65534 * (%s - %s), 0 = no depth"
                        .formatted(
                                kind.label(),
                                rising ? "low" : "high",
                                rising ? "high" : "low",
                                rising ? "low" : "high"));
        return rising
                ? new Png16Code(range.low() - perStep, perStep, texts)
                : new Png16Code(range.high() + perStep, -perStep, texts);
    }

    /** The code that a file's text chunks state; empty when they are not Fathom's. */
    static Optional<Png16Code> statedIn(Map<String, String> texts, DepthKind kind) {
        if (kind == DepthKind.METRIC_DEPTH) {
            OptionalDouble scale = number(texts.get(SCALE));
            return scale.isPresent() && scale.getAsDouble() > 0
                    ? Optional.of(metric(scale.getAsDouble()))
                    : Optional.empty();
        }
        Optional<Direction> direction =
                Optional.ofNullable(texts.get(DIRECTION)).flatMap(Direction::fromId);
        OptionalDouble low = number(texts.get(LOW));
        OptionalDouble high = number(texts.get(HIGH));
        if (direction.isEmpty() || low.isEmpty() || high.isEmpty()) return Optional.empty();
        float from = (float) low.getAsDouble();
        float to = (float) high.getAsDouble();
        if (!(from <= to) || Float.isInfinite(from) || Float.isInfinite(to)) {
            return Optional.empty();
        }
        return Optional.of(relative(kind, direction.get(), new DepthRange(from, to)));
    }

    int encode(float value) {
        if (Float.isNaN(value)) return 0;
        // An empty range has no steps; its one value gets the middle.
        if (perStep == 0) return (MAX_STEP + 1) / 2;
        // Steps are positive, where adding a half and cutting off is rounding.
        return (int) (Math.clamp((value - atZero) / perStep, 1.0, MAX_STEP) + 0.5);
    }

    float decode(int step) {
        return step == 0 ? Float.NaN : (float) (atZero + step * perStep);
    }

    /** Says how many values lie outside the steps, by more than rounding. */
    List<String> warnings(FloatGrid grid) {
        if (perStep == 0) return List.of();
        var outside = new LongAdder();
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (from, to) -> outside.add(countOutside(grid, from, to)));
        if (outside.sum() == 0) return List.of();
        return List.of(
                "%,d of %,d values lie outside what 16 bits hold (%s to %s) and were set to its ends."
                        .formatted(
                                outside.sum(),
                                grid.size(),
                                plain(Math.min(decode(1), decode(MAX_STEP))),
                                plain(Math.max(decode(1), decode(MAX_STEP)))));
    }

    private int countOutside(FloatGrid grid, int fromRow, int toRow) {
        int outside = 0;
        for (int i = fromRow * grid.width(); i < toRow * grid.width(); i++) {
            double step = (grid.at(i) - atZero) / perStep;
            if (step < 0.5 || step >= MAX_STEP + 0.5) outside++;
        }
        return outside;
    }

    static DepthRange finiteRange(FloatGrid grid) {
        var low = new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY);
        var high = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);
        ParallelRows.forEachBand(
                grid.width(),
                grid.height(),
                (from, to) -> {
                    float lowest = Float.POSITIVE_INFINITY;
                    float highest = Float.NEGATIVE_INFINITY;
                    for (int i = from * grid.width(); i < to * grid.width(); i++) {
                        float value = grid.at(i);
                        if (Float.isFinite(value)) {
                            lowest = Math.min(lowest, value);
                            highest = Math.max(highest, value);
                        }
                    }
                    low.accumulate(lowest);
                    high.accumulate(highest);
                });
        return low.get() <= high.get()
                ? new DepthRange((float) low.get(), (float) high.get())
                : new DepthRange(0, 0);
    }

    private static OptionalDouble number(@Nullable String text) {
        if (text == null) return OptionalDouble.empty();
        try {
            return OptionalDouble.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString((float) value);
    }
}
