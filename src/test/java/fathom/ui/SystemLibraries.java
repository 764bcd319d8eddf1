package fathom.ui;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the machine for what the toolkit needs before the toolkit does, which would end the process
 * or leave it without text.
 */
@SuppressWarnings("restricted") // the build enables native access
final class SystemLibraries {
    private SystemLibraries() {}

    static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    /** The first of these shared libraries that cannot be loaded; other systems bring their own. */
    static Optional<String> firstMissing(String... names) {
        if (!isLinux()) return Optional.empty();
        return Arrays.stream(names).filter(name -> !isLoadable(name)).findFirst();
    }

    /** Fontconfig must know at least one font: the toolkit brings none. */
    static Optional<String> missingFont() {
        if (!isLinux() || fontCount() > 0) return Optional.empty();
        return Optional.of("a font that fontconfig finds");
    }

    /**
     * Sets a variable where native code looks it up; {@link System#getenv} keeps what the process
     * started with.
     */
    static void setEnvironment(String name, String value) {
        var linker = Linker.nativeLinker();
        var setenv =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("setenv"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            int failed =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) throw new IllegalStateException("setenv refused " + name);
        } catch (Throwable e) {
            throw new IllegalStateException("The environment cannot be changed", e);
        }
    }

    private static boolean isLoadable(String name) {
        try {
            SymbolLookup.libraryLookup(name, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int fontCount() {
        var fontconfig = SymbolLookup.libraryLookup("libfontconfig.so.1", Arena.global());
        var linker = Linker.nativeLinker();
        var load =
                linker.downcallHandle(
                        fontconfig.findOrThrow("FcInitLoadConfigAndFonts"),
                        FunctionDescriptor.of(ValueLayout.ADDRESS));
        var fontsOf =
                linker.downcallHandle(
                        fontconfig.findOrThrow("FcConfigGetFonts"),
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try {
            int systemFonts = 0; // FcSetSystem
            var config = (MemorySegment) load.invokeExact();
            var fonts = (MemorySegment) fontsOf.invokeExact(config, systemFonts);
            if (fonts.equals(MemorySegment.NULL)) return 0;
            // struct FcFontSet starts with int nfont.
            return fonts.reinterpret(Integer.BYTES).get(ValueLayout.JAVA_INT, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("fontconfig cannot be asked for its fonts", e);
        }
    }
}
