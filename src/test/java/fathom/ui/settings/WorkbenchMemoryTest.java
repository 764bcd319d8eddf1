package fathom.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.color.RangeChoice;
import fathom.compare.Alignment;
import fathom.evaluate.Protocol;
import fathom.image.Photo;
import fathom.ui.TestCards;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Appearance;
import fathom.ui.state.PhotoSource;
import fathom.ui.state.WorkbenchViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

class WorkbenchMemoryTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir Path folder;
    private final JobRunner idle = new JobRunner("idle", 1, Runnable::run);

    @AfterEach
    void close() {
        idle.close();
    }

    @Test
    void aWorkbenchIsFoundAgainAsItWasLeft() {
        var path = folder.resolve("settings.json");
        var file = new SettingsFile(path);
        var left = workbench();
        try (var _ = new WorkbenchMemory(left, file, file.read().settings(), NEVER)) {
            left.models().selectIds(List.of("second"));
            left.models().sideProperty().set(OptionalInt.of(256));
            left.depth().colormapProperty().set("magma");
            left.depth().rangeProperty().set(new RangeChoice.ByPercentiles(5, 90));
            left.appearanceProperty().set(Appearance.LIGHT);
            left.evaluation().protocolProperty().set(Protocol.NYU);
            left.evaluation().alignmentProperty().set(Optional.of(Alignment.SCALE));
            assertThat(path).doesNotExist();
        }

        var found = workbench();
        try (var _ = new WorkbenchMemory(found, file, file.read().settings(), NEVER)) {
            assertThat(found.models().selected()).extracting("id").containsExactly("second");
            assertThat(found.models().sideProperty().get()).hasValue(256);
            assertThat(found.depth().colormapProperty().get()).isEqualTo("magma");
            assertThat(found.depth().rangeProperty().get())
                    .isEqualTo(new RangeChoice.ByPercentiles(5, 90));
            assertThat(found.appearanceProperty().get()).isEqualTo(Appearance.LIGHT);
            assertThat(found.evaluation().protocolProperty().get()).isEqualTo(Protocol.NYU);
            assertThat(found.evaluation().alignmentProperty().get()).hasValue(Alignment.SCALE);
        }
    }

    @Test
    void theDataSetOfTheLastTimeIsFoundAgain() {
        var file = new SettingsFile(folder.resolve("settings.json"));
        var choices =
                new DatasetChoices(
                        Optional.of(folder.resolve("set")),
                        Optional.of(folder.resolve("out")),
                        OptionalDouble.of(256),
                        "rgb/{}.jpg,depth/{}.png");
        try (var left = new WorkbenchMemory(workbench(), file, Settings.DEFAULT, NEVER)) {
            left.datasetProperty().set(choices);
            left.networksProperty().set(Optional.of(Path.of("networks")));
        }

        try (var found = new WorkbenchMemory(workbench(), file, file.read().settings(), NEVER)) {
            assertThat(found.datasetProperty().get()).isEqualTo(choices);
            assertThat(found.networksProperty().get()).contains(Path.of("networks"));
        }
    }

    @Test
    void aStartWithoutAChangeWritesNothing() {
        var path = folder.resolve("settings.json");

        new WorkbenchMemory(workbench(), new SettingsFile(path), Settings.DEFAULT, NEVER).close();

        assertThat(path).doesNotExist();
    }

    private WorkbenchViewModel workbench() {
        return new WorkbenchViewModel(
                new NoPictures(),
                (request, monitor) -> {
                    throw new AssertionError("No network is asked for");
                },
                List.of(TestCards.card("first"), TestCards.card("second")),
                new WorkbenchViewModel.Runners(idle, idle, idle),
                0);
    }

    private static final class NoPictures implements PhotoSource {
        @Override
        public Photo read(Path file) {
            throw new AssertionError("No picture is asked for");
        }

        @Override
        public Photo readSmall(Path file, int maxSide) {
            return read(file);
        }

        @Override
        public List<Path> picturesIn(Path path) {
            return List.of();
        }
    }
}
