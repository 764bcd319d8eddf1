import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * Lays out the app image from the jars that Maven's profile "dist" gathered under target/dist, then runs it once so that
 * it starts faster afterwards. Arguments: version, main class. Run from the project's root.
 */
final class Image {
    private static final Path DIST = Path.of("target", "dist");
    private static final Path IMAGE = Path.of("target", "fathom");
    private static final String RUNTIME_LIBRARIES = "onnxruntime";
    private static final String CONFIGURATION = "fathom-launcher.cfg";

    private Image() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        deleteTree(IMAGE);
        unpackRuntimeLibraries();
        layOut(args[0], args[1]);
        if (isLinux()) startByScript();
        trainStartUp();
    }

    private static void layOut(String version, String mainClass) throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--type", "app-image",
                                "--name", "fathom",
                                "--dest", IMAGE.getParent().toString(),
                                "--app-version", version,
                                "--vendor", "Fathom",
                                "--input", DIST.resolve("app").toString(),
                                "--main-jar", "fathom.jar",
                                "--main-class", mainClass,
                                "--module-path", javafxModulePath(),
                                "--add-modules", modules(),
                                "--jlink-options",
                                "--strip-debug --no-man-pages --no-header-files --compress zip-6",
                                "--java-options",
                                "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                                "--java-options",
                                "-Dfile.encoding=UTF-8",
                                "--java-options",
                                "-Donnxruntime.native.path=$APPDIR/" + RUNTIME_LIBRARIES));
        var icon = Path.of("assets", "icon", "fathom-512.png");
        if (isLinux() && Files.exists(icon)) arguments.addAll(List.of("--icon", icon.toString()));
        int exit =
                ToolProvider.findFirst("jpackage")
                        .orElseThrow(() -> new IllegalStateException("This JDK has no jpackage"))
                        .run(System.out, System.err, arguments.toArray(String[]::new));
        if (exit != 0) throw new IllegalStateException("jpackage failed with exit code " + exit);
    }

    /** Puts a script in the launcher's place, which chooses the locale before Java reads its arguments. */
    private static void startByScript() throws IOException {
        var launcher = IMAGE.resolve("bin").resolve("fathom");
        Files.move(launcher, launcher.resolveSibling("fathom-launcher"));
        var app = IMAGE.resolve("lib").resolve("app");
        Files.move(app.resolve("fathom.cfg"), app.resolve(CONFIGURATION));
        Files.copy(Path.of("jlink", "fathom.sh"), launcher);
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + launcher + " executable");
        }
    }

    /**
     * Puts ONNX Runtime's libraries for this platform beside the jars and takes all platforms' out of its jar: otherwise
     * every start unpacks them into the temporary folder.
     */
    private static void unpackRuntimeLibraries() throws IOException {
        var target = Files.createDirectories(DIST.resolve("app").resolve(RUNTIME_LIBRARIES));
        try (var archive = FileSystems.newFileSystem(runtimeJar())) {
            var all = archive.getPath("ai", "onnxruntime", "native");
            if (!Files.exists(all)) return; // done by an earlier build
            try (var libraries = Files.list(all.resolve(platform()))) {
                for (var library : libraries.filter(Files::isRegularFile).toList()) {
                    var copy = target.resolve(library.getFileName().toString());
                    Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            deleteTree(all);
        }
    }

    private static Path runtimeJar() throws IOException {
        try (var jars = Files.list(DIST.resolve("app"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("onnxruntime-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("ONNX Runtime's jar is not among the dependencies"));
        }
    }

    /** As ONNX Runtime names the folders of its jar. */
    private static String platform() {
        var system = System.getProperty("os.name");
        var name = system.startsWith("Windows") ? "win" : system.startsWith("Mac") ? "osx" : "linux";
        return name + (System.getProperty("os.arch").matches("aarch64|arm64") ? "-aarch64" : "-x64");
    }

    /** The JavaFX jars of this platform; those without a platform in their name are empty and stop jlink. */
    private static String javafxModulePath() throws IOException {
        try (var jars = Files.list(DIST.resolve("javafx"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches(".*-(linux|mac|win).*\\.jar"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static String modules() throws IOException {
        return Files.readAllLines(Path.of("jlink", "modules.txt")).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+")[0])
                .collect(Collectors.joining(","));
    }

    /**
     * Runs the main job once and keeps what the JVM learnt as an AOT cache inside the image. The image works without it,
     * only slower to start, so that a failed training is reported and not fatal.
     */
    private static void trainStartUp() throws IOException, InterruptedException {
        if (!isLinux()) return; // the image's folders are laid out differently elsewhere
        var app = IMAGE.resolve("lib").resolve("app");
        var cache = app.resolve("fathom.aot").toAbsolutePath();
        var work = DIST.resolve("training").toAbsolutePath();
        deleteTree(work);
        Files.createDirectories(work);
        var training =
                new ProcessBuilder(
                        IMAGE.resolve("bin").resolve("fathom").toAbsolutePath().toString(),
                        "demo",
                        "--out",
                        work.resolve("out").toString());
        training.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache);
        training.environment().put("FATHOM_HOME", work.resolve("home").toString());
        var log = work.resolve("log");
        int exit = training.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exit != 0 || !Files.exists(cache)) {
            System.err.println("The AOT cache was not made, so the image starts more slowly; see " + log);
            return;
        }
        var configuration = app.resolve(CONFIGURATION);
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace(
                                "[JavaOptions]\n",
                                "[JavaOptions]\njava-options=-XX:AOTCache=$APPDIR/fathom.aot\n"));
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) return;
        try (var tree = Files.walk(root)) {
            tree.sorted(Comparator.reverseOrder()).forEach(Image::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
