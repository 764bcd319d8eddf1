package fathom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a command's words go: results to standard output, as text or as one JSON document, problems
 * and progress to standard error. Progress shows only on a terminal and never mixes with lines.
 */
public final class Console {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private boolean json;
    private boolean verbose;
    private boolean progressShown;

    /**
     * @param terminal whether {@code err} is a terminal
     */
    public Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    void setJson(boolean wanted) {
        json = wanted;
    }

    void setVerbose(boolean wanted) {
        verbose = wanted;
    }

    boolean isJson() {
        return json;
    }

    /** A line of the result for people; nothing when the result is JSON. */
    synchronized void line(String text) {
        if (json) return;
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** The result for programs; nothing when it is text. */
    synchronized void result(Object value) {
        if (!json) return;
        clearProgress();
        out.println(toJson(value));
        out.flush();
    }

    synchronized void warn(String text) {
        clearProgress();
        err.println("fathom: warning: " + oneLine(text));
        err.flush();
    }

    synchronized void note(String text) {
        clearProgress();
        err.println("fathom: " + oneLine(text));
        err.flush();
    }

    /** One line, and with --verbose what lies behind it. */
    synchronized void problem(UserFacingException failure) {
        note(failure.problem() + " " + failure.remedy());
        if (verbose) cause(failure.getCause());
    }

    /** Says as JSON, too, why there is no result. */
    void noResult(int exitCode, String problem, String remedy) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("exitCode", exitCode);
        error.put("problem", problem);
        error.put("remedy", remedy);
        result(Map.of("error", error));
    }

    /** A failure of Fathom's own. */
    synchronized void internal(Throwable failure) {
        note(
                "internal error: %s. %s"
                        .formatted(
                                failure,
                                verbose
                                        ? "Please report it with the lines below."
                                        : "Run it again with --verbose and report what it says."));
        if (verbose) cause(failure);
    }

    private void cause(@Nullable Throwable cause) {
        if (cause == null) return;
        cause.printStackTrace(err);
        err.flush();
    }

    synchronized void progress(long done, long total, String step) {
        if (!terminal) return;
        String count = total > 1 ? "[%d/%d] ".formatted(done, total) : "";
        err.print(CLEAR_LINE + count + oneLine(step));
        err.flush();
        progressShown = true;
    }

    synchronized void clearProgress() {
        if (!progressShown) return;
        err.print(CLEAR_LINE);
        err.flush();
        progressShown = false;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String toJson(Object value) {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON", e);
        }
    }
}
