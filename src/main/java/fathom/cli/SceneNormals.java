package fathom.cli;

import fathom.compare.NormalMap;
import fathom.export.depth.DepthPass;
import fathom.export.mesh.CellNormals;
import fathom.geometry.CameraChoice;
import fathom.geometry.ZSurface;

/** A surface's normals as files ask for them. */
final class SceneNormals implements CellNormals, DepthPass.PixelNormals {
    private final NormalMap map;

    private SceneNormals(NormalMap map) {
        this.map = map;
    }

    static SceneNormals of(ZSurface surface, CameraChoice camera) {
        var cells = camera.forGrid(surface.z().width(), surface.z().height());
        return new SceneNormals(NormalMap.of(surface, cells));
    }

    @Override
    public void put(int cell, float[] target) {
        boolean known = !Float.isNaN(map.xAt(cell));
        target[0] = known ? map.xAt(cell) : 0;
        target[1] = known ? map.yAt(cell) : 0;
        target[2] = known ? map.zAt(cell) : 0;
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
