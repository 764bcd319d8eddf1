package fathom.export.mesh;

import fathom.geometry.Intrinsics;
import fathom.geometry.level.Rotation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a scene file says about itself where its format has room.
 *
 * @param name a title, such as the photograph's name
 * @param generator program and version
 * @param facts keyword to text: model, kind, unit, camera
 * @param camera that took the photograph
 */
public record SceneFacts(
        String name, String generator, Map<String, String> facts, Optional<Camera> camera) {

    /**
     * @param intrinsics in pixels of the width × height photograph
     * @param rotation that the scene was turned by, and the camera with it
     */
    public record Camera(Intrinsics intrinsics, int width, int height, Rotation rotation) {
        double verticalFovRad() {
            return 2 * Math.atan(height / (2 * intrinsics.fyPx()));
        }
    }

    public SceneFacts {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public SceneFacts(String name, String generator, Map<String, String> facts) {
        this(name, generator, facts, Optional.empty());
    }

    public SceneFacts withCamera(Intrinsics intrinsics, int width, int height) {
        return withCamera(intrinsics, width, height, Rotation.NONE);
    }

    public SceneFacts withCamera(Intrinsics intrinsics, int width, int height, Rotation rotation) {
        var camera = new Camera(intrinsics, width, height, rotation);
        return new SceneFacts(name, generator, facts, Optional.of(camera));
    }
}
