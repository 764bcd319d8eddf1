package fathom.export.mesh;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scene file says about itself where its format has room.
 *
 * @param name a title, such as the photograph's name
 * @param generator program and version
 * @param facts keyword to text: model, kind, unit, camera
 */
public record SceneFacts(String name, String generator, Map<String, String> facts) {
    public SceneFacts {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
