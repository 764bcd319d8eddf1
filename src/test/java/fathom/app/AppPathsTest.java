package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class AppPathsTest {
    private static final Path USER = Path.of("/home/ada");
    private static final Path INSTALLED = Path.of("/opt/fathom/lib/app");

    @Test
    void theXdgDefaultsHoldOnLinux() {
        var paths = AppPaths.of(Map.of(), "Linux", USER, INSTALLED);

        assertThat(paths.settings()).isEqualTo(Path.of("/home/ada/.config/fathom"));
        assertThat(paths.models()).isEqualTo(Path.of("/home/ada/.local/share/fathom/models"));
        assertThat(paths.cache()).isEqualTo(Path.of("/home/ada/.cache/fathom"));
    }

    @Test
    void xdgVariablesMoveThemUnlessRelative() {
        var paths =
                AppPaths.of(
                        Map.of("XDG_DATA_HOME", "/data", "XDG_CACHE_HOME", "relative"),
                        "Linux",
                        USER,
                        INSTALLED);

        assertThat(paths.models()).isEqualTo(Path.of("/data/fathom/models"));
        assertThat(paths.cache()).isEqualTo(Path.of("/home/ada/.cache/fathom"));
    }

    @Test
    void fathomHomeHoldsEverythingOfTheUsers() {
        var paths =
                AppPaths.of(
                        Map.of("FATHOM_HOME", "/srv/f", "XDG_DATA_HOME", "/data"),
                        "Linux",
                        USER,
                        INSTALLED);

        assertThat(paths.settings()).isEqualTo(Path.of("/srv/f/settings"));
        assertThat(paths.models()).isEqualTo(Path.of("/srv/f/models"));
        assertThat(paths.cache()).isEqualTo(Path.of("/srv/f/cache"));
        assertThat(paths.modelFolders())
                .containsExactly(INSTALLED.resolve("models"), Path.of("/srv/f/models"));
    }

    @Test
    void theAppImageSaysWhereItLiesAndWithoutItTheCodeDoes() {
        assertThat(AppPaths.installed("/opt/fathom/lib/app")).isEqualTo(INSTALLED);
        assertThat(AppPaths.installed(null)).isDirectoryContaining("glob:**/fathom");
    }

    @Test
    void macKeepsThemInTheLibrary() {
        var paths = AppPaths.of(Map.of(), "Mac OS X", USER, INSTALLED);

        assertThat(paths.models())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Fathom/models"));
        assertThat(paths.cache()).isEqualTo(Path.of("/home/ada/Library/Caches/Fathom"));
    }
}
