package fathom.pipeline;

import fathom.compare.NormalMap;
import fathom.export.depth.DepthPass;
import fathom.export.mesh.CellNormals;
import fathom.geometry.CameraChoice;
import fathom.geometry.ZSurface;
import fathom.geometry.level.Rotation;
import fathom.raster.FloatGrid;

/** A surface's normals as files ask for them. */
public final class SurfaceNormals implements CellNormals, DepthPass.PixelNormals {
    private final NormalMap map;

    private final Rotation rotation;

    private SurfaceNormals(NormalMap map, Rotation rotation) {
        this.map = map;
        this.rotation = rotation;
    }

    public static SurfaceNormals of(ZSurface surface, CameraChoice camera) {
        var cells = camera.forGrid(surface.z().width(), surface.z().height());
        return new SurfaceNormals(NormalMap.of(surface, cells), Rotation.NONE);
    }

    /** Those that a network stated, made unit vectors that face the camera. */
    static SurfaceNormals stated(fathom.depth.NormalMap found, CameraChoice camera) {
        var cells = camera.forGrid(found.x().width(), found.x().height());
        return new SurfaceNormals(NormalMap.facing(found, cells), Rotation.NONE);
    }

    /** None where the grid, of the same size, has no value. */
    DepthPass.PixelNormals onlyWhere(FloatGrid grid) {
        return new DepthPass.PixelNormals() {
            @Override
            public float xAt(int index) {
                return orNone(map.xAt(index), index);
            }

            @Override
            public float yAt(int index) {
                return orNone(map.yAt(index), index);
            }

            @Override
            public float zAt(int index) {
                return orNone(map.zAt(index), index);
            }

            private float orNone(float component, int index) {
                return Float.isNaN(grid.at(index)) ? Float.NaN : component;
            }
        };
    }

    /** The same for points that were turned; pixels stay in the camera's axes. */
    public SurfaceNormals turnedBy(Rotation other) {
        return new SurfaceNormals(map, other);
    }

    @Override
    public void put(int cell, float[] target) {
        boolean known = !Float.isNaN(map.xAt(cell));
        target[0] = known ? map.xAt(cell) : 0;
        target[1] = known ? map.yAt(cell) : 0;
        target[2] = known ? map.zAt(cell) : 0;
        rotation.turn(target);
    }

    @Override
    public float xAt(int index) {
        return map.xAt(index);
    }

    @Override
    public float yAt(int index) {
        return map.yAt(index);
    }

    @Override
    public float zAt(int index) {
        return map.zAt(index);
    }
}
