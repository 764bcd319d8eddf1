package fathom.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** On files as Linux writes them. */
class ProcessorKindTest {
    private static final String X86 =
            """
            processor\t: %d
            vendor_id\t: AuthenticAMD
            cpu family\t: 25
            model\t\t: 17
            model name\t: AMD EPYC
            cpu MHz\t\t: %d
            flags\t\t: fpu sse sse2 %s
            bogomips\t: 5200.00

            """;

    @TempDir private Path folder;

    @Test
    void oneModelWithAndWithoutWideVectorsIsTwoKinds() throws Exception {
        assertThat(kind(X86.formatted(0, 2600, "avx2 fma avx512f")))
                .isNotEqualTo(kind(X86.formatted(0, 2600, "avx2 fma")));
    }

    @Test
    void clockNumberOfProcessorsAndFlagsWithoutVectorsDoNotMatter() throws Exception {
        String one = X86.formatted(0, 2600, "avx2 fma");
        String two = X86.formatted(0, 3100, "avx2 ibrs fma") + X86.formatted(1, 800, "avx2 fma");
        assertThat(kind(one)).isEqualTo(kind(two)).contains("avx2").contains("AuthenticAMD");
    }

    @Test
    void armTellsItsFeaturesAndPart() throws Exception {
        assertThat(
                        kind(
                                """
                                processor\t: 0
                                Features\t: fp asimd evtstrm sve i8mm bf16
                                CPU implementer\t: 0x41
                                CPU part\t: 0xd40
                                """))
                .isEqualTo("CPU implementer 0x41, CPU part 0xd40, asimd, bf16, i8mm, sve");
    }

    @Test
    void windowsTellsItInTheEnvironment() {
        String intel = "Intel64 Family 6 Model 142 Stepping 10, GenuineIntel";
        Path none = folder.resolve("none");
        assertThat(ProcessorKind.describe(none, Map.of("PROCESSOR_IDENTIFIER", intel)))
                .contains(intel);
        assertThat(ProcessorKind.describe(none, Map.of())).isEmpty();
    }

    @Test
    void aFileWithoutInstructionsTellsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nhart\t: 0\n");
        assertThat(ProcessorKind.describe(file, Map.of())).isEmpty();
    }

    private String kind(String cpuinfo) throws Exception {
        Path file = Files.writeString(folder.resolve("cpuinfo"), cpuinfo);
        return ProcessorKind.describe(file, Map.of()).orElseThrow();
    }
}
