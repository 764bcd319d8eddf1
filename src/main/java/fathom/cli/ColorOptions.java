package fathom.cli;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.depth.DepthMap;

import picocli.CommandLine.Option;

/** How depth is coloured. */
final class ColorOptions {
    @Option(
            names = "--colormap",
            paramLabel = "NAME",
            completionCandidates = Words.ColormapNames.class,
            description = "Colours of the depth: ${COMPLETION-CANDIDATES} (default: Spectral_r).")
    private Colormap colormap = Colormaps.defaultMap();

    @Option(
            names = "--range",
            paramLabel = "LO,HI",
            converter = RangeWord.class,
            description =
                    "What the ends of the colours stand for: two values in the map's own numbers"
                            + " (metres for metric models), or two percentiles such as p2,p98"
                            + " (default: p2,p98).")
    private RangeChoice range = RangeChoice.DEFAULT;

    Colormap colormap() {
        return colormap;
    }

    RangeChoice range() {
        return range;
    }

    ColorScale scale(DepthMap map) {
        return ColorScale.of(colormap, map.kind(), range.resolve(map));
    }
}
