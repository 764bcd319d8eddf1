package fathom.geometry;

/**
 * The box around points in camera space and their mean.
 *
 * @param min the smallest x, y and z
 * @param max the largest x, y and z
 * @param centroid the mean of all points
 */
public record Bounds(Position min, Position max, Position centroid) {
    /** Around nothing: the origin. */
    public static final Bounds EMPTY =
            new Bounds(Position.ORIGIN, Position.ORIGIN, Position.ORIGIN);

    /** A position in camera space: x right, y down, z forward. */
    public record Position(double x, double y, double z) {
        public static final Position ORIGIN = new Position(0, 0, 0);
    }

    public static Bounds of(DepthMesh mesh) {
        var gathering = new Gathering();
        for (int i = 0; i < mesh.vertexCount(); i++) {
            gathering.add(mesh.xAt(i), mesh.yAt(i), mesh.zAt(i));
        }
        return gathering.bounds();
    }

    public static Bounds of(PointCloud cloud) {
        var gathering = new Gathering();
        for (int i = 0; i < cloud.size(); i++) {
            gathering.add(cloud.xAt(i), cloud.yAt(i), cloud.zAt(i));
        }
        return gathering.bounds();
    }

    /** Half the box's space diagonal: a sphere of this radius around {@link #centre} holds all. */
    public double radius() {
        double x = max.x - min.x;
        double y = max.y - min.y;
        double z = max.z - min.z;
        return Math.sqrt(x * x + y * y + z * z) / 2;
    }

    /** The middle of the box. */
    public Position centre() {
        return new Position((min.x + max.x) / 2, (min.y + max.y) / 2, (min.z + max.z) / 2);
    }

    private static final class Gathering {
        private float minX = Float.POSITIVE_INFINITY;
        private float minY = Float.POSITIVE_INFINITY;
        private float minZ = Float.POSITIVE_INFINITY;
        private float maxX = Float.NEGATIVE_INFINITY;
        private float maxY = Float.NEGATIVE_INFINITY;
        private float maxZ = Float.NEGATIVE_INFINITY;
        private double sumX;
        private double sumY;
        private double sumZ;
        private long count;

        void add(float x, float y, float z) {
            minX = Math.min(minX, x);
            minY = Math.min(minY, y);
            minZ = Math.min(minZ, z);
            maxX = Math.max(maxX, x);
            maxY = Math.max(maxY, y);
            maxZ = Math.max(maxZ, z);
            sumX += x;
            sumY += y;
            sumZ += z;
            count++;
        }

        Bounds bounds() {
            if (count == 0) return EMPTY;
            return new Bounds(
                    new Position(minX, minY, minZ),
                    new Position(maxX, maxY, maxZ),
                    new Position(sumX / count, sumY / count, sumZ / count));
        }
    }
}
