package fathom.app;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where Fathom's files lie.
 *
 * @param installed models and photographs that come with Fathom, beside its code
 * @param settings the user's choices
 * @param models the user's own model folders
 * @param cache what may be deleted at any time
 */
public record AppPaths(Path installed, Path settings, Path models, Path cache) {
    private static final String HOME_VARIABLE = "FATHOM_HOME";

    /**
     * Set by the app image. Classes from an AOT cache say that their code lies where the image was
     * built, or nowhere when that place is gone.
     */
    private static final String APP_FOLDER = "fathom.app";

    static AppPaths ofThisProcess() {
        return of(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                installed(System.getProperty(APP_FOLDER)));
    }

    static Path installed(@Nullable String appFolder) {
        return appFolder == null ? besideTheCode() : Path.of(appFolder);
    }

    /**
     * FATHOM_HOME holds everything when it is set; otherwise each system's own convention: the XDG
     * base directories, {@code %LOCALAPPDATA%}, or {@code ~/Library}.
     */
    static AppPaths of(
            Map<String, String> environment, String system, Path userHome, Path installed) {
        var home = folder(environment, HOME_VARIABLE).map(Path::toAbsolutePath);
        if (home.isPresent()) return in(home.get(), home.get().resolve("cache"), installed);
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path local =
                    folder(environment, "LOCALAPPDATA")
                            .orElse(userHome.resolve("AppData").resolve("Local"));
            return in(local.resolve("Fathom"), local.resolve("Fathom").resolve("cache"), installed);
        }
        if (name.startsWith("mac")) {
            Path library = userHome.resolve("Library");
            return in(
                    library.resolve("Application Support").resolve("Fathom"),
                    library.resolve("Caches").resolve("Fathom"),
                    installed);
        }
        return new AppPaths(
                installed,
                xdg(environment, "XDG_CONFIG_HOME", userHome.resolve(".config")),
                xdg(environment, "XDG_DATA_HOME", userHome.resolve(".local").resolve("share"))
                        .resolve("models"),
                xdg(environment, "XDG_CACHE_HOME", userHome.resolve(".cache")));
    }

    private static AppPaths in(Path home, Path cache, Path installed) {
        return new AppPaths(installed, home.resolve("settings"), home.resolve("models"), cache);
    }

    /** The specification has relative paths ignored. */
    private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
        return folder(environment, variable)
                .filter(Path::isAbsolute)
                .orElse(otherwise)
                .resolve("fathom");
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }

    /** The folder of classes while developing, otherwise the folder of the jar. */
    private static Path besideTheCode() {
        try {
            var source = AppPaths.class.getProtectionDomain().getCodeSource();
            Path code = Path.of(source.getLocation().toURI());
            Path parent = code.getParent();
            return Files.isDirectory(code) || parent == null ? code : parent;
        } catch (URISyntaxException | InvalidPathException e) {
            throw new IllegalStateException("Fathom does not know where its own code lies", e);
        }
    }

    /** Where model cards are looked for; the same id in a later folder replaces the earlier. */
    List<Path> modelFolders() {
        return List.of(installed.resolve("models"), models);
    }

    Path photos() {
        return installed.resolve("assets").resolve("photos");
    }
}
