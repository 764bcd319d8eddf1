package fathom.pipeline;

import fathom.depth.NormalMap;
import fathom.export.depth.StatedExport;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a result's network stated beside depth, brought to the photograph's size for files:
 * bilinear, pixel centres aligned. Normals are then made unit vectors again and turned towards the
 * camera; there is none where there is no depth.
 *
 * @param provenance keyword to text: model, source, software
 */
public record SideExports(DepthResult result, Map<String, String> provenance) {

    /** Empty when the network's graph lacks this output. */
    public Optional<StatedExport> of(SideOutput output) {
        var sides = result.sides();
        return switch (output) {
            case NORMALS -> sides.normals().map(this::normals);
            case CONFIDENCE ->
                    sides.confidence()
                            .map(grid -> values(output, grid, false, "less sure", "surer"));
            case SKY -> sides.sky().map(grid -> values(output, grid, true, "no sky", "sky"));
            case MASK -> sides.mask().map(grid -> values(output, grid, true, "no depth", "depth"));
        };
    }

    private StatedExport normals(NormalMap stated) {
        var depth = result.map().grid();
        var sized =
                new NormalMap(
                        toPhoto(stated.x(), depth),
                        toPhoto(stated.y(), depth),
                        toPhoto(stated.z(), depth));
        var vectors = SurfaceNormals.stated(sized, result.camera()).onlyWhere(depth);
        var texts = texts(SideOutput.NORMALS);
        texts.put("frame", StatedExport.NORMAL_FRAME);
        return new StatedExport.Normals(vectors, depth.width(), depth.height(), texts);
    }

    private StatedExport values(
            SideOutput output, FloatGrid stated, boolean share, String low, String high) {
        var texts = texts(output);
        output.threshold(result.card())
                .ifPresent(value -> texts.put("threshold", Double.toString(value)));
        return new StatedExport.Values(
                toPhoto(stated, result.map().grid()), share, low, high, texts);
    }

    private static FloatGrid toPhoto(FloatGrid stated, FloatGrid size) {
        return FloatResampler.resize(stated, size.width(), size.height(), Resampling.CV_LINEAR);
    }

    private Map<String, String> texts(SideOutput output) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("output", output.id());
        texts.putAll(provenance);
        return texts;
    }
}
