package fathom.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.Provider;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class MachineSettingsTest {
    @TempDir private Path folder;

    @Test
    void whatWasSetIsFoundByTheNextStart() throws Exception {
        Path file = folder.resolve("new/machine.json");
        var settings =
                new MachineSettings(
                        3,
                        Optional.of(Provider.CUDA),
                        false,
                        Optional.of("https://hub.example.org"));
        new MachineSettingsFile(file).set(settings);
        assertThat(new MachineSettingsFile(file).get()).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[1]",
                "{\"threads\": \"many\", \"provider\": \"abacus\", \"tuning\": 7, \"mirror\": 1}"
            })
    void whatIsNotUnderstoodCountsAsNotSet(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("machine.json"), text);
        var settings = new MachineSettingsFile(file).get();
        assertThat(settings.threads()).isZero();
        assertThat(settings.provider()).isEmpty();
        assertThat(settings.mirror()).isEmpty();
    }

    @Test
    void settingsFillInOnlyWhatWasNotAskedFor() {
        var settings = new MachineSettings(3, Optional.of(Provider.CUDA), false, Optional.empty());
        var filled = settings.complete(EngineOptions.DEFAULT);
        assertThat(filled.threads()).isEqualTo(3);
        assertThat(filled.provider()).contains(Provider.CUDA);
        assertThat(filled.graph()).isEqualTo(GraphChoice.PUBLISHED);
        var asked =
                EngineOptions.DEFAULT
                        .withThreads(1)
                        .withProvider(Optional.of(Provider.CPU))
                        .withGraph(GraphChoice.FAST);
        assertThat(settings.complete(asked)).isEqualTo(asked);
    }

    @Test
    void whoWantsOneThreadHasOneCallerToo() {
        var batch = EngineOptions.DEFAULT.withCallers(2);

        assertThat(MachineSettings.DEFAULT.withThreads(1).complete(batch).callers()).isEqualTo(1);
        assertThat(MachineSettings.DEFAULT.withThreads(4).complete(batch).callers()).isEqualTo(2);
    }

    @Test
    void aMirrorIsAnAddressOrAFolder() throws Exception {
        assertThat(MachineSettings.checkedMirror(" https://hub.example.org/ "))
                .isEqualTo("https://hub.example.org");
        assertThat(MachineSettings.checkedMirror(folder.toString())).isEqualTo(folder.toString());
        for (String wrong : new String[] {"hub.example.org", "ftp://example.org", "http://", ""}) {
            assertThatThrownBy(() -> MachineSettings.checkedMirror(wrong))
                    .as(wrong)
                    .isInstanceOf(UserFacingException.class);
        }
    }
}
