package fathom.inference;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an ONNX file holds, read without the runtime, which would follow every path that the file
 * names.
 *
 * @param opsets operator set version by domain; the empty domain is ONNX's own
 * @param operators the operators that its nodes use, without domain
 * @param externalData the files that hold its weights, as it names them: relative to its folder
 *     with slashes; empty when it holds them itself
 */
public record OnnxContents(
        Map<String, Long> opsets, Set<String> operators, Set<String> externalData) {
    public OnnxContents {
        opsets = Map.copyOf(opsets);
        operators = Set.copyOf(operators);
        externalData = Set.copyOf(externalData);
    }

    /**
     * Reads structure only: time and memory do not grow with the weights.
     *
     * @throws UserFacingException a {@link Fault#BAD_INPUT} when the file is no ONNX graph
     */
    public static OnnxContents read(Path file) throws UserFacingException {
        if (!Files.isRegularFile(file)) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    Files.isDirectory(file)
                            ? "'%s' is a folder, not an ONNX file.".formatted(file)
                            : "There is no file '%s'.".formatted(file),
                    "Name the .onnx file of the network.");
        }
        var walk = new OnnxWalk();
        try {
            walk.read(file);
        } catch (OnnxWalk.MalformedException e) {
            throw noGraph(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be read: %s.".formatted(file, e.getMessage()),
                    "Check the file and its permissions.",
                    e);
        }
        if (!walk.hasGraph) {
            throw noGraph(file, "it holds no graph", null);
        }
        return new OnnxContents(
                new TreeMap<>(walk.opsets),
                new TreeSet<>(walk.operators),
                new TreeSet<>(walk.externalData));
    }

    private static UserFacingException noGraph(
            Path file, String reason, @Nullable Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' is not an ONNX graph: %s.".formatted(file, reason),
                "Name the .onnx file of the network; fetch it again if it was cut off.",
                cause);
    }
}
