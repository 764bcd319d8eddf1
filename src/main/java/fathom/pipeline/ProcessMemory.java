package fathom.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process holds, in bytes. Resident figures include the networks' native memory; they are
 * absent where the system does not tell them as Linux does.
 *
 * @param resident in physical memory now
 * @param peakResident the most so far
 * @param heap Java objects, garbage included
 */
public record ProcessMemory(OptionalLong resident, OptionalLong peakResident, long heap) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    static ProcessMemory now() {
        var runtime = Runtime.getRuntime();
        return new ProcessMemory(
                bytes("VmRSS:"), bytes("VmHWM:"), runtime.totalMemory() - runtime.freeMemory());
    }

    /** Lets the peak begin anew at what is resident now, where the system can. */
    static void forgetPeak() {
        try {
            Files.writeString(RESET, "5");
        } catch (IOException e) {
            return; // the peak then counts from the start of the process
        }
    }

    private static OptionalLong bytes(String field) {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
