package fathom.app;

import fathom.cli.Console;
import fathom.cli.FathomCli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Starts Fathom; the command line decides whether there will be a window. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Images are decoded by java.desktop, which must not look for a display of its own.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(args));
    }

    /** Returns the exit code. */
    static int run(String[] args) {
        try (var context = new AppContext(AppPaths.ofThisProcess())) {
            var console =
                    new Console(
                            writer(FileDescriptor.out, "stdout.encoding"),
                            writer(FileDescriptor.err, "stderr.encoding"),
                            Terminal.isStandardError());
            return new FathomCli(context, console).run(args);
        }
    }

    /** The terminal's encoding; UTF-8 where only ASCII is known of, as under the C locale. */
    private static PrintWriter writer(FileDescriptor stream, String encodingProperty) {
        var charset = Charset.forName(System.getProperty(encodingProperty, "UTF-8"));
        if (charset.equals(StandardCharsets.US_ASCII)) charset = StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset), true);
    }
}
