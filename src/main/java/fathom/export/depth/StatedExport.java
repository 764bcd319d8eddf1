package fathom.export.depth;

import fathom.color.Colormaps;
import fathom.color.QuantityScale;
import fathom.depth.DepthRange;
import fathom.depth.Percentiles;
import fathom.raster.FloatGrid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a network states beside depth, and how it should be written. */
public sealed interface StatedExport {
    /** In words, in the text chunks of PNG files and in sidecars. */
    String NORMAL_FRAME = "x right, y up, z towards the camera";

    int width();

    int height();

    /** Keyword (1 to 79 Latin letters) to text, for formats that have room. */
    Map<String, String> texts();

    /**
     * Unit vectors of what is seen, turned towards the camera. Files have them with x right, y up
     * and z towards the camera, as {@link DepthPass} does.
     *
     * @param vectors in camera axes
     */
    record Normals(DepthPass.PixelNormals vectors, int width, int height, Map<String, String> texts)
            implements StatedExport {
        public Normals {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }

        float xAt(int index) {
            return vectors.xAt(index);
        }

        float upAt(int index) {
            return -vectors.yAt(index);
        }

        float towardsAt(int index) {
            return -vectors.zAt(index);
        }
    }

    /**
     * One number a pixel.
     *
     * @param share whether the numbers run from 0 to 1; others, such as confidence, have a scale of
     *     the network's own
     * @param low what the first colour means, and {@code high} the last one
     */
    record Values(FloatGrid grid, boolean share, String low, String high, Map<String, String> texts)
            implements StatedExport {
        private static final DepthRange SHARE = new DepthRange(0, 1);

        public Values {
            texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        }

        @Override
        public int width() {
            return grid.width();
        }

        @Override
        public int height() {
            return grid.height();
        }

        /** What 16-bit files cover: 0 to 1, or all that there is. */
        public DepthRange range() {
            return share ? SHARE : Png16Code.finiteRange(grid);
        }

        /** As the window shows it: 0 to 1, or the 2nd to the 98th percentile. */
        QuantityScale colours() {
            var viridis = Colormaps.byName("viridis").orElseThrow();
            return QuantityScale.rising(viridis, share ? SHARE : middle(), "", low, high);
        }

        private DepthRange middle() {
            var percentiles = Percentiles.of(grid);
            return percentiles.count() == 0
                    ? SHARE
                    : new DepthRange((float) percentiles.at(2), (float) percentiles.at(98));
        }
    }
}
