import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays out the app image from the jars that Maven's profile "dist" gathered under target/dist, then runs it once so that
 * it starts faster afterwards. Arguments: version, main class, class of the training. Run from the project's root.
 */
final class Image {
    private static final Path DIST = Path.of("target", "dist");
    private static final Path IMAGE = Path.of("target", "fathom");
    private static final String RUNTIME_LIBRARIES = "onnxruntime";
    private static final Path APP = IMAGE.resolve("lib").resolve("app");
    private static final String COMMANDS = "commands";
    private static final String WINDOW = "window";

    /** Besides the memory's options. $APPDIR is the folder of the jars. */
    private static final List<String> JAVA_OPTIONS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8",
                    "-Dfathom.app=$APPDIR",
                    "-Donnxruntime.native.path=$APPDIR/" + RUNTIME_LIBRARIES);

    /** The first class files whose verification the JVM can do in advance. */
    private static final int JAVA_6 = 50;

    private Image() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        deleteTree(IMAGE);
        unpackRuntimeLibraries();
        for (var jar : jars(DIST.resolve("app"))) renewOldClasses(jar);
        var options = Stream.concat(Arrays.stream(args[3].split(" ")), JAVA_OPTIONS.stream()).toList();
        layOut(args[0], args[1], options);
        if (!isLinux()) return; // the image's folders are laid out differently elsewhere
        var classPath = classPath();
        for (var what : List.of(COMMANDS, WINDOW)) trainStartUp(classPath, options, args[2], what);
        startByScript(classPath, options, args[1]);
    }

    private static void layOut(String version, String mainClass, List<String> options) throws IOException {
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
                                "--strip-debug --no-man-pages --no-header-files --compress zip-6"));
        for (var option : options) arguments.addAll(List.of("--java-options", option));
        var icon = Path.of("assets", "icon", "fathom-512.png");
        if (isLinux() && Files.exists(icon)) arguments.addAll(List.of("--icon", icon.toString()));
        int exit =
                ToolProvider.findFirst("jpackage")
                        .orElseThrow(() -> new IllegalStateException("This JDK has no jpackage"))
                        .run(System.out, System.err, arguments.toArray(String[]::new));
        if (exit != 0) throw new IllegalStateException("jpackage failed with exit code " + exit);
    }

    /**
     * Puts a script in the place of jpackage's launcher. It chooses the locale before Java reads its arguments, and starts
     * Java in a third of the launcher's time.
     */
    private static void startByScript(List<String> classPath, List<String> options, String mainClass) throws IOException {
        var launcher = IMAGE.resolve("bin").resolve("fathom");
        Files.delete(launcher);
        Files.delete(APP.resolve("fathom.cfg"));
        Files.delete(IMAGE.resolve("lib").resolve("libapplauncher.so"));
        Files.writeString(
                launcher,
                Files.readString(Path.of("jlink", "fathom.sh"))
                        .replace("@OPTIONS@", String.join(" ", options.stream().map(Image::shellWord).toList()))
                        .replace("@CLASS_PATH@", shellWord(inApp(classPath, "$APPDIR")))
                        .replace("@MAIN_CLASS@", mainClass));
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + launcher + " executable");
        }
    }

    private static String shellWord(String word) {
        return '"' + word.replace("$APPDIR", "$app") + '"';
    }

    /** The jars' names in the order that jpackage chose. */
    private static List<String> classPath() throws IOException {
        var entry = "app.classpath=$APPDIR/";
        return Files.readAllLines(APP.resolve("fathom.cfg")).stream()
                .filter(line -> line.startsWith(entry))
                .map(line -> line.substring(entry.length()))
                .toList();
    }

    private static String inApp(List<String> jars, String folder) {
        return jars.stream().map(jar -> folder + "/" + jar).collect(Collectors.joining(":"));
    }

    /**
     * Raises class files from before Java 6 to Java 8 and adds the stack maps that those need: the JVM keeps no older class
     * in its AOT cache, and picocli, which every command needs, is made for Java 5.
     */
    private static void renewOldClasses(Path jar) throws IOException {
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                var archive = FileSystems.newFileSystem(jar);
                var entries = Files.walk(archive.getPath("/"))) {
            var types = ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
            var format =
                    ClassFile.of(
                            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                            ClassFile.ClassHierarchyResolverOption.of(types));
            var renewal =
                    ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                            .andThen(
                                    (type, element) -> {
                                        if (element instanceof ClassFileVersion) {
                                            type.withVersion(ClassFile.JAVA_8_VERSION, 0);
                                        } else {
                                            type.with(element);
                                        }
                                    });
            // What a jar has for certain versions of Java alone is not old, and may be newer than this Java can read.
            var ofAllVersions =
                    entries.filter(path -> path.toString().endsWith(".class"))
                            .filter(path -> !path.startsWith("/META-INF/versions"))
                            .toList();
            for (var entry : ofAllVersions) {
                var type = format.parse(Files.readAllBytes(entry));
                if (type.majorVersion() < JAVA_6) Files.write(entry, format.transformClass(type, renewal));
            }
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
        return jars(DIST.resolve("app")).stream()
                .filter(jar -> jar.getFileName().toString().matches("onnxruntime-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("ONNX Runtime's jar is not among the dependencies"));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
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
        return jars(DIST.resolve("javafx")).stream()
                .filter(jar -> jar.getFileName().toString().matches(".*-(linux|mac|win).*\\.jar"))
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String modules() throws IOException {
        return Files.readAllLines(Path.of("jlink", "modules.txt")).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\\s+")[0])
                .collect(Collectors.joining(","));
    }

    /**
     * Runs what users do first and keeps what the JVM learnt as an AOT cache inside the image; one for commands and one for
     * the window, because every start pays for a cache's size. The image works without them, only slower to start, so that
     * a failed training is reported and not fatal. The window is shown on an Xvfb where there is one, and otherwise on
     * JavaFX's headless platform.
     */
    private static void trainStartUp(List<String> classPath, List<String> options, String trainingClass, String what)
            throws IOException, InterruptedException {
        var app = APP.toAbsolutePath();
        var cache = app.resolve(what + ".aot");
        var work = DIST.resolve("training-" + what).toAbsolutePath();
        deleteTree(work);
        Files.createDirectories(work);
        boolean shown = what.equals(WINDOW);
        boolean display = shown && isOnPath("xvfb-run");
        var command = new ArrayList<String>();
        if (display) command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"));
        command.add(IMAGE.resolve("lib/runtime/bin/java").toAbsolutePath().toString());
        for (var option : options) command.add(option.replace("$APPDIR", app.toString()));
        command.add("-XX:AOTCacheOutput=" + cache);
        if (shown && !display) command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.addAll(List.of("-cp", inApp(classPath, app.toString()), trainingClass, what, work.resolve("out").toString()));
        var training = new ProcessBuilder(command);
        training.environment().put("FATHOM_HOME", work.resolve("home").toString());
        training.directory(work.toFile());
        var log = work.resolve("log");
        int exit = training.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exit != 0 || !Files.exists(cache)) {
            System.err.println("The AOT cache " + cache + " was not made, so the image starts more slowly; see " + log);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(System.getProperty("path.separator")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
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
