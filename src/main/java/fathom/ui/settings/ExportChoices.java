package fathom.ui.settings;

import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.mesh.MeshFormat;
import fathom.export.sheet.SheetFormat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was ticked when something was last exported.
 *
 * @param folder where it went; empty before the first export
 * @param meshes formats that get triangles
 * @param points formats that get points
 * @param geometry how both are written, and what goes with them
 * @param sheets formats of the comparison sheet
 * @param sidecar whether a JSON file with the facts goes with the depth files
 * @param pngScale 16-bit steps a metre of metric depth; empty leaves it to the map's extent
 * @param direction which end of relative 16-bit depth is white
 */
public record ExportChoices(
        Optional<Path> folder,
        Set<DepthFormat> depth,
        Set<MeshFormat> meshes,
        Set<MeshFormat> points,
        GeometryChoices geometry,
        Set<SheetFormat> sheets,
        boolean sidecar,
        OptionalDouble pngScale,
        Direction direction) {
    public static final ExportChoices DEFAULT =
            new ExportChoices(
                    Optional.empty(),
                    EnumSet.of(DepthFormat.PNG16, DepthFormat.COLOR),
                    EnumSet.of(MeshFormat.GLB),
                    EnumSet.noneOf(MeshFormat.class),
                    GeometryChoices.DEFAULT,
                    EnumSet.noneOf(SheetFormat.class),
                    false,
                    OptionalDouble.empty(),
                    Direction.NEAR_BRIGHT);

    public ExportChoices {
        depth = Set.copyOf(depth);
        meshes = Set.copyOf(meshes);
        points = Set.copyOf(points);
        sheets = Set.copyOf(sheets);
    }
}
