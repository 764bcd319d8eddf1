package fathom.ui.settings;

import fathom.export.mesh.FileLayout;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.TextureFormat;

/**
 * How geometry was last written.
 *
 * @param layout the program that is to open it, and what differs from it
 * @param texture of the photograph in files whose readers know it
 * @param normals whether meshes and points get normals
 * @param bake whether meshes get maps of normals and occlusion
 * @param depthPass whether colours, distances and normals are written as layers of an OpenEXR file
 * @param colmap whether the camera and the points are written as a COLMAP model
 */
public record GeometryChoices(
        FileLayout layout,
        TextureFormat texture,
        boolean normals,
        boolean bake,
        boolean depthPass,
        boolean colmap) {
    public static final GeometryChoices DEFAULT =
            new GeometryChoices(
                    FileLayout.of(ScenePreset.STANDARD),
                    TextureFormat.JPEG,
                    false,
                    false,
                    false,
                    false);
}
