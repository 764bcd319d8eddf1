package fathom.export.depth;

import fathom.color.ColorScale;
import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A depth map and how it should be written.
 *
 * @param direction which end of a relative map is white in the 16-bit PNG; metric maps keep their
 *     numbers, which grow with distance
 * @param pngScale 16-bit steps a metre for metric maps; empty chooses 1000, or 256 where the map
 *     exceeds 65.535 m
 * @param colouring of the colour PNG, which alone asks for it: choosing a range reads all values
 * @param provenance keyword (1 to 79 Latin letters) to text, for formats that have room: model,
 *     source, software
 */
public record DepthExport(
        DepthMap map,
        Direction direction,
        OptionalDouble pngScale,
        Supplier<ColorScale> colouring,
        Map<String, String> provenance) {
    public DepthExport {
        if (pngScale.isPresent() && !(pngScale.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "Steps a metre must be positive, got " + pngScale.getAsDouble());
        }
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** With all defaults. */
    public static DepthExport of(DepthMap map) {
        return new DepthExport(
                map,
                Direction.NEAR_BRIGHT,
                OptionalDouble.empty(),
                () ->
                        ColorScale.of(
                                Colormaps.defaultMap(),
                                map.kind(),
                                RangeChoice.DEFAULT.resolve(map)),
                Map.of());
    }

    public DepthExport withProvenance(Map<String, String> texts) {
        return new DepthExport(map, direction, pngScale, colouring, texts);
    }

    public ColorScale colours() {
        return colouring.get();
    }

    /** 16-bit steps a metre as they will be written; empty for relative maps. */
    public OptionalDouble stepsPerMetre() {
        if (map.kind() != DepthKind.METRIC_DEPTH) return OptionalDouble.empty();
        return pngScale.isPresent()
                ? pngScale
                : OptionalDouble.of(Png16Code.metricScale(map.grid()));
    }
}
