package fathom.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** On files as Linux writes them for a processor of four cores with two hardware threads each. */
class ProcessorCoresTest {
    @TempDir private Path folder;

    @Test
    void twoHardwareThreadsOfACoreCountOnce() throws Exception {
        assertThat(ProcessorCores.count(processors(), allowed("0-7"), 8)).hasValue(4);
    }

    @Test
    void coresThatThisProcessMayNotUseDoNotCount() throws Exception {
        assertThat(ProcessorCores.count(processors(), allowed("0,2,4-5"), 4)).hasValue(3);
        assertThat(ProcessorCores.count(processors(), allowed("1,5"), 2)).hasValue(1);
    }

    @Test
    void aContainersShareBoundsThem() throws Exception {
        assertThat(ProcessorCores.count(processors(), allowed("0-7"), 2)).hasValue(2);
    }

    @Test
    void elsewhereTheRuntimeCounts() throws Exception {
        Path none = folder.resolve("none");
        assertThat(ProcessorCores.count(none, none, 8)).isEmpty();
        assertThat(ProcessorCores.count(none, allowed("0-7"), 8)).isEmpty();
        assertThat(ProcessorCores.count(processors(), allowed("all of them"), 8)).isEmpty();
    }

    /** Processors i and i + 4 share a core. */
    private Path processors() throws Exception {
        Path all = folder.resolve("cpu");
        for (int i = 0; i < 8; i++) {
            Path topology = Files.createDirectories(all.resolve("cpu" + i + "/topology"));
            Files.writeString(
                    topology.resolve("thread_siblings_list"),
                    "%d,%d\n".formatted(i % 4, i % 4 + 4));
        }
        return all;
    }

    private Path allowed(String list) throws Exception {
        return Files.writeString(
                folder.resolve("status"),
                "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t"
                        + list
                        + "\nMems_allowed_list:\t0\n");
    }
}
