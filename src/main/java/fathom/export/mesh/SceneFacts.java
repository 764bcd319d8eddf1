package fathom.export.mesh;

import fathom.geometry.Intrinsics;

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
     */
    public record Camera(Intrinsics intrinsics, int width, int height) {
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
        var camera = new Camera(intrinsics, width, height);
        return new SceneFacts(name, generator, facts, Optional.of(camera));
    }
}
