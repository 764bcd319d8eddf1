package fathom.export;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One object of a sidecar: keys keep their order; what is empty or no number becomes null. */
final class SidecarTree {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    SidecarTree put(String key, Object value) {
        values.put(key, plain(value));
        return this;
    }

    Map<String, @Nullable Object> asMap() {
        return values;
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isPresent() ? plain(optional.get()) : null;
            case SidecarTree tree -> tree.asMap();
            case Double number -> Double.isFinite(number) ? number : null; // JSON has no NaN
            default -> value;
        };
    }
}
