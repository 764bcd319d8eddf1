package fathom.geometry;

/** Fills a mesh's arrays row by row once it is known where each row's share begins. */
final class MeshWriter {
    private static final int NO_VERTEX = -1;

    private final Lattice lattice;
    private final Intrinsics camera;
    private final MeshSquares squares;
    private final int[] firstVertex;
    private final int[] firstTriangle;
    private final float[] xyz;
    private final float[] uv;
    private final int[] triangles;

    MeshWriter(
            Lattice lattice,
            Intrinsics camera,
            MeshSquares squares,
            int[] firstVertex,
            int[] firstTriangle) {
        this.lattice = lattice;
        this.camera = camera;
        this.squares = squares;
        this.firstVertex = firstVertex;
        this.firstTriangle = firstTriangle;
        int vertices = firstVertex[lattice.rows()];
        xyz = new float[Math.multiplyExact(3, vertices)];
        uv = new float[2 * vertices];
        triangles = new int[Math.multiplyExact(3, firstTriangle[lattice.rows()])];
    }

    DepthMesh mesh() {
        return DepthMesh.adopt(xyz, uv, triangles);
    }

    /** The vertices of the rows and the triangles of the squares below them. */
    void write(int fromRow, int toRow) {
        var z = new float[lattice.columns()];
        var upper = new int[lattice.columns()];
        var lower = new int[lattice.columns()];
        number(fromRow, lower);
        for (int row = fromRow; row < toRow; row++) {
            int[] above = lower;
            lower = upper;
            upper = above;
            lattice.copyRow(row, z);
            writeVertices(row, z, upper);
            if (row + 1 < lattice.rows()) {
                number(row + 1, lower);
                writeTriangles(row, upper, lower);
            }
        }
    }

    private void number(int row, int[] vertexOf) {
        int vertex = firstVertex[row];
        for (int column = 0; column < vertexOf.length; column++) {
            vertexOf[column] = squares.uses(column, row) ? vertex++ : NO_VERTEX;
        }
    }

    private void writeVertices(int row, float[] z, int[] vertexOf) {
        double y = lattice.yOf(row) + 0.5;
        double yOverZ = (y - camera.cyPx()) / camera.fyPx();
        float v = (float) (y / lattice.gridHeight());
        for (int column = 0; column < z.length; column++) {
            int vertex = vertexOf[column];
            if (vertex == NO_VERTEX) continue;
            double x = lattice.xOf(column) + 0.5;
            xyz[3 * vertex] = (float) ((x - camera.cxPx()) / camera.fxPx() * z[column]);
            xyz[3 * vertex + 1] = (float) (yOverZ * z[column]);
            xyz[3 * vertex + 2] = z[column];
            uv[2 * vertex] = (float) (x / lattice.gridWidth());
            uv[2 * vertex + 1] = v;
        }
    }

    private void writeTriangles(int row, int[] upper, int[] lower) {
        int at = 3 * firstTriangle[row];
        for (int x = 0; x < upper.length - 1; x++) {
            int chosen = squares.at(x, row);
            int topLeft = upper[x];
            int topRight = upper[x + 1];
            int bottomLeft = lower[x];
            int bottomRight = lower[x + 1];
            if ((chosen & MeshSquares.LEFT_BOTTOM_RIGHT) != 0) {
                at = put(at, topLeft, bottomLeft, bottomRight);
            }
            if ((chosen & MeshSquares.LEFT_RIGHT_TOP) != 0) {
                at = put(at, topLeft, bottomRight, topRight);
            }
            if ((chosen & MeshSquares.LEFT_BOTTOM_TOP) != 0) {
                at = put(at, topLeft, bottomLeft, topRight);
            }
            if ((chosen & MeshSquares.RIGHT_TOP_BOTTOM) != 0) {
                at = put(at, bottomRight, topRight, bottomLeft);
            }
        }
    }

    private int put(int at, int a, int b, int c) {
        triangles[at] = a;
        triangles[at + 1] = b;
        triangles[at + 2] = c;
        return at + 3;
    }
}
