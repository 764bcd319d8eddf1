package fathom.cli;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.recipe.MeshRecipe;
import fathom.image.Photo;
import fathom.pipeline.DepthResult;
import fathom.pipeline.ModelSky;
import fathom.pipeline.SceneFiles;

import java.nio.file.Path;
import java.util.Map;

/**
 * A photograph in space.
 *
 * @param map covers the whole photograph, at any resolution
 */
record Scene(Photo photo, DepthMap map, CameraChoice camera, MeshRecipe recipe) {
    /** The network's own sky, where it has one, is taken before any guess. */
    static Scene of(DepthResult result, SceneOptions options) {
        var scene = ModelSky.of(result, options.recipe());
        var camera = options.placed(result.camera());
        return new Scene(result.photo(), scene.map(), camera, scene.recipe());
    }

    static void warnOfNoGround(Console console, Path image) {
        console.warn(
                "No ground was found in '%s', so the scene is as the camera saw it."
                                .formatted(image)
                        + " Give the angles: --level PITCH,ROLL.");
    }

    /** As files, which say where the depth comes from. */
    SceneFiles files(String generator, Map<String, String> origin, BakeRecipe bake) {
        return new SceneFiles(
                new SceneFiles.Source(photo, map, camera, recipe),
                new SceneFiles.Origin(generator, origin),
                bake);
    }

    /** Focal length, field of view, and who said so. */
    String cameraLine() {
        return SceneFiles.cameraWords(camera, recipe);
    }

    Map<String, Object> cameraJson() {
        return DepthResultFacts.camera(camera);
    }
}
