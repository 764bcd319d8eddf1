package fathom.geometry;

import fathom.raster.ParallelRows;

/**
 * Makes a triangle mesh of a surface: one vertex per sampled cell that a triangle uses, two
 * triangles per square of four neighbours, without those that an {@link EdgeCut} leaves out or that
 * touch a cell without a distance. Rows come from the top, so equal input gives equal output.
 */
public final class MeshBuilder {
    private MeshBuilder() {}

    /**
     * @param camera in cells of the surface's grid
     * @param step 1 takes every cell, n every n-th of every n-th row; the last column and row are
     *     always taken, so that the mesh covers the photograph
     */
    public static DepthMesh build(ZSurface surface, Intrinsics camera, EdgeCut cut, int step) {
        var lattice = new Lattice(surface.z(), step);
        var squares = MeshSquares.choose(lattice, cut);
        int rows = lattice.rows();
        var firstVertex = new int[rows + 1];
        var firstTriangle = new int[rows + 1];
        ParallelRows.forEachBand(
                lattice.columns(),
                rows,
                (fromRow, toRow) -> {
                    for (int row = fromRow; row < toRow; row++) {
                        firstVertex[row + 1] = squares.verticesIn(row);
                        firstTriangle[row + 1] = squares.trianglesIn(row);
                    }
                });
        for (int row = 0; row < rows; row++) {
            firstVertex[row + 1] += firstVertex[row];
            firstTriangle[row + 1] += firstTriangle[row];
        }
        var writer = new MeshWriter(lattice, camera, squares, firstVertex, firstTriangle);
        ParallelRows.forEachBand(lattice.columns(), rows, writer::write);
        return writer.mesh();
    }
}
