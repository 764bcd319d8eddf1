package fathom.geometry.panorama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.geometry.DepthMesh;
import fathom.geometry.EdgeCut;
import fathom.geometry.Topology;
import fathom.geometry.VertexNormals;
import fathom.geometry.ZSurface;
import fathom.geometry.simplify.ErrorMeasure;
import fathom.geometry.simplify.MeshSimplifier;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;

class PanoramaSphereTest {
    private static final ZSurface BALL = new ZSurface(FloatGrid.filled(64, 32, 2), true);

    /** The same mesh with vertices in one place made one. */
    private static DepthMesh welded(DepthMesh mesh) {
        var places = new HashMap<List<Float>, Integer>();
        int[] corners = mesh.copyTriangles();
        for (int i = 0; i < corners.length; i++) {
            int v = corners[i];
            var place = List.of(mesh.xAt(v), mesh.yAt(v), mesh.zAt(v));
            corners[i] = places.computeIfAbsent(place, _ -> v);
        }
        return mesh.withTriangles(corners);
    }

    @Test
    void aRoomOfOneRadiusIsAClosedSphereThatLooksInwards() {
        var mesh = PanoramaSphere.build(BALL, EdgeCut.DEFAULT, 1);
        var topology = new Topology(welded(mesh));

        for (int v = 0; v < mesh.vertexCount(); v++) {
            double radius = Math.hypot(Math.hypot(mesh.xAt(v), mesh.yAt(v)), mesh.zAt(v));
            assertThat(radius).isCloseTo(2, within(1e-5));
        }
        assertThat(topology.isManifold()).isTrue();
        assertThat(topology.isClosed()).isTrue();
        assertThat(topology.eulerNumber()).isEqualTo(2);
        // Volume by the outward winding of the relief's test, so negative; a ball's is 4/3 pi r^3.
        double ball = 4 / 3.0 * Math.PI * 8;
        assertThat(Math.abs(topology.volume())).isCloseTo(ball, within(0.02 * ball));
    }

    @Test
    void theMiddleIsStraightAheadAndTheRightQuarterToTheRight() {
        var mesh = PanoramaSphere.build(BALL, EdgeCut.DEFAULT, 1);

        for (int v = 0; v < mesh.vertexCount() - 2; v++) {
            double longitude = (mesh.uAt(v) - 0.5) * 2 * Math.PI;
            if (mesh.uAt(v) == 1) continue;
            double latitude = (0.5 - mesh.vAt(v)) * Math.PI;
            assertThat((double) mesh.xAt(v))
                    .isCloseTo(2 * Math.sin(longitude) * Math.cos(latitude), within(1e-5));
            assertThat((double) mesh.yAt(v)).isCloseTo(-2 * Math.sin(latitude), within(1e-5));
        }
    }

    @Test
    void simplifyingKeepsTheSeamClosed() {
        var mesh = PanoramaSphere.build(BALL, EdgeCut.DEFAULT, 1);
        var simple =
                MeshSimplifier.simplify(
                        mesh,
                        600,
                        ErrorMeasure.SEEN_FROM_CAMERA,
                        PanoramaSphere.seam(mesh, BALL),
                        JobMonitor.NONE);

        assertThat(simple.triangleCount()).isLessThanOrEqualTo(600);
        assertThat(new Topology(welded(simple)).isClosed()).isTrue();
    }

    @Test
    void aHoleOverheadStaysOpen() {
        var z = new float[64 * 32];
        for (int i = 0; i < z.length; i++) z[i] = i < 64 * 4 ? Float.NaN : 2;
        var mesh =
                PanoramaSphere.build(
                        new ZSurface(FloatGrid.adopt(64, 32, z), true), EdgeCut.DEFAULT, 1);

        assertThat(new Topology(welded(mesh)).borderEdges()).isEqualTo(64);
    }

    @Test
    void pointsLieOnTheSameSphere() {
        var photo = Photo.adopt("p.png", 64, 32, new byte[64 * 32 * 3], null, PhotoFacts.NONE);
        var points = PanoramaSphere.points(BALL, photo, 1);

        assertThat(points.size()).isEqualTo(64 * 32);
        // Column 48 of 64 begins at +90 degrees: its centre is at (48.5 / 64 - 0.5) * 360.
        int right = 16 * 64 + 48;
        double latitude = (0.5 - 16.5 / 32) * Math.PI;
        double longitude = (48.5 / 64 - 0.5) * 2 * Math.PI;
        assertThat((double) points.xAt(right))
                .isCloseTo(2 * Math.sin(longitude) * Math.cos(latitude), within(1e-5));
    }

    @Test
    void bothEndsOfTheSeamHaveOneNormal() {
        var z = new float[64 * 32];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (2 + 0.3 * Math.sin((i % 64 + 0.5) / 64 * 2 * Math.PI));
        }
        var mesh =
                PanoramaSphere.build(
                        new ZSurface(FloatGrid.adopt(64, 32, z), true), EdgeCut.DEFAULT, 1);
        float[] normals = VertexNormals.of(mesh);

        // Row 16: vertices 65 a row, the last in the first one's place.
        int first = 16 * 65;
        int last = first + 64;
        assertThat(mesh.xAt(first)).isEqualTo(mesh.xAt(last));
        for (int k = 0; k < 3; k++) {
            assertThat(normals[3 * first + k]).isEqualTo(normals[3 * last + k]);
        }
    }
}
