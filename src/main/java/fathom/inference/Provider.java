package fathom.inference;

import java.util.Arrays;
import java.util.Optional;

/**
 * What computes a network: the processor, or something that only some builds of the runtime reach.
 */
public enum Provider {
    CPU("cpu", "the processor"),
    CUDA("cuda", "CUDA"),
    COREML("coreml", "CoreML"),
    DIRECTML("directml", "DirectML"),
    OPENVINO("openvino", "OpenVINO");

    private final String id;
    private final String label;

    Provider(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The word of options and settings. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public static Optional<Provider> byId(String id) {
        return Arrays.stream(values()).filter(provider -> provider.id.equals(id)).findFirst();
    }
}
