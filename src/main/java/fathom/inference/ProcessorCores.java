package fathom.inference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The cores that this process may use. Two hardware threads of one core share its arithmetic units,
 * which a network keeps busy alone: one thread a core is fastest.
 */
public final class ProcessorCores {
    private static final Path LINUX = Path.of("/sys/devices/system/cpu");
    private static final Path LINUX_PROCESS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorCores.class);

    private ProcessorCores() {}

    /** Empty where only the runtime can tell, as on Windows and macOS. */
    public static OptionalInt count() {
        return count(LINUX, LINUX_PROCESS, Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param processors one folder each, as Linux shows them
     * @param process says which of them this process may use
     * @param available what else bounds them, such as a container's share
     */
    static OptionalInt count(Path processors, Path process, int available) {
        if (!Files.isRegularFile(process)) return OptionalInt.empty();
        try {
            Set<String> cores = new HashSet<>();
            for (int processor : allowed(process)) {
                Path siblings =
                        processors
                                .resolve("cpu" + processor)
                                .resolve("topology/thread_siblings_list");
                if (Files.isRegularFile(siblings)) cores.add(Files.readString(siblings).strip());
            }
            return cores.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.min(cores.size(), available));
        } catch (IOException | NumberFormatException e) {
            LOG.debug("The processor's cores cannot be counted", e);
            return OptionalInt.empty();
        }
    }

    private static Set<Integer> allowed(Path process) throws IOException {
        Set<Integer> processors = new HashSet<>();
        for (var line : Files.readAllLines(process)) {
            if (!line.startsWith(ALLOWED)) continue;
            for (var part : line.substring(ALLOWED.length()).strip().split(",")) {
                String[] ends = part.split("-");
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int i = Integer.parseInt(ends[0]); i <= last; i++) processors.add(i);
            }
        }
        return processors;
    }
}
