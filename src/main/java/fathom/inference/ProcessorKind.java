package fathom.inference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tells processors apart for which the runtime lays out a network's weights differently:
 * maker, model and vector instructions. A virtual machine may show one model with other
 * instructions.
 */
public final class ProcessorKind {
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** Windows' own: architecture, family, model and stepping. */
    private static final String WINDOWS = "PROCESSOR_IDENTIFIER";

    private static final Set<String> MODEL =
            Set.of(
                    "vendor_id",
                    "cpu family",
                    "model",
                    "CPU implementer",
                    "CPU architecture",
                    "CPU part");
    private static final Set<String> INSTRUCTIONS = Set.of("flags", "Features");
    private static final List<String> OF_VECTORS =
            List.of(
                    "sse", "ssse", "avx", "fma", "f16c", "amx", "asimd", "sve", "sme", "i8mm",
                    "bf16");
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorKind.class);

    private ProcessorKind() {}

    /** The same text for the same kind; empty where the system has no file or variable for it. */
    public static Optional<String> describe() {
        return describe(LINUX, System.getenv());
    }

    /**
     * @param cpuinfo as Linux writes it; the first processor's part is read
     */
    static Optional<String> describe(Path cpuinfo, Map<String, String> environment) {
        if (!Files.isRegularFile(cpuinfo)) return Optional.ofNullable(environment.get(WINDOWS));
        var found = new TreeSet<String>();
        boolean instructions = false;
        // Not the whole file: the system asks each of its processors for what it writes there.
        try (var lines = Files.newBufferedReader(cpuinfo)) {
            for (String line = lines.readLine();
                    line != null && !line.isBlank();
                    line = lines.readLine()) {
                String[] parts = line.split(":", 2);
                String name = parts[0].strip();
                String value = parts.length > 1 ? parts[1].strip() : "";
                if (MODEL.contains(name)) found.add(name + " " + value);
                if (INSTRUCTIONS.contains(name)) {
                    instructions = true;
                    Arrays.stream(value.split("\\s+"))
                            .filter(ProcessorKind::isOfVectors)
                            .forEach(found::add);
                }
            }
        } catch (IOException e) {
            LOG.debug("The kind of processor cannot be read", e);
        }
        return instructions ? Optional.of(String.join(", ", found)) : Optional.empty();
    }

    private static boolean isOfVectors(String instruction) {
        return OF_VECTORS.stream().anyMatch(instruction::startsWith);
    }
}
