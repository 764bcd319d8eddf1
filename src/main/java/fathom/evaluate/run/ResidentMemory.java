package fathom.evaluate.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process holds, networks included, where the system says (Linux). */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KB_PER_MB = 1024;

    private ResidentMemory() {}

    /** Megabytes; NaN where it is not known. */
    static double mb() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    return Double.parseDouble(line.replaceAll("\\D+", "")) / KB_PER_MB;
                }
            }
        } catch (IOException | NumberFormatException notHere) {
            // Other systems have no such file.
        }
        return Double.NaN;
    }
}
