package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class SystemWindowsTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void aProgramThatIsNotThereDoesNotStart() {
        assertThat(starts("no-such-program")).isFalse();
    }

    /** As xdg-open ends where no program knows the file. */
    @Test
    void norDoesOneThatEndsWithAnExitCodeOfFailure() {
        assertThat(starts(JAVA, "--no-such-option")).isFalse();
    }

    @Test
    void oneThatEndsWellHasStarted() {
        assertThat(starts(JAVA, "--version")).isTrue();
    }

    private static boolean starts(String... command) {
        return SystemWindows.starts(List.of(command)).toCompletableFuture().join();
    }
}
