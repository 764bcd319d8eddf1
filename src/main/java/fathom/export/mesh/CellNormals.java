package fathom.export.mesh;

/** The normals of the cells that points come from. */
@FunctionalInterface
public interface CellNormals {
    /**
     * Puts x, y and z of a cell's unit normal, in camera axes and turned towards the camera, into
     * the first three places; zeros where there is none.
     */
    void put(int cell, float[] target);
}
