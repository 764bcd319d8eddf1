/**
 * Meshes and point clouds as files: GLB, OBJ, PLY, STL, PCD. All have y up and the camera at the
 * origin looking along -z, so a point of camera space is written as (x, -y, -z). Knows no network.
 * Read {@link fathom.export.mesh.MeshExporter} first.
 */
@NullMarked
package fathom.export.mesh;

import org.jspecify.annotations.NullMarked;
