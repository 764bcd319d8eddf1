package fathom.inference;

import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.StructureReader;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What an ONNX file holds, read without the runtime, which would follow every path that the file
 * names.
 *
 * @param opsets operator set version by domain; the empty domain is ONNX's own
 * @param operators the operators that its nodes use, without domain
 * @param outputs the names of what it gives
 * @param externalData the files that hold its weights, as it names them: relative to its folder
 *     with slashes; empty when it holds them itself
 */
public record OnnxContents(
        Map<String, Long> opsets,
        Set<String> operators,
        Set<String> outputs,
        Set<String> externalData) {
    public OnnxContents {
        opsets = Map.copyOf(opsets);
        operators = Set.copyOf(operators);
        outputs = Set.copyOf(outputs);
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
        try {
            var structure = StructureReader.read(file);
            return new OnnxContents(
                    structure.operatorSets(),
                    structure.operators(),
                    structure.outputs(),
                    structure.weightFiles());
        } catch (MalformedGraphException e) {
            throw noGraph(file, e);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be read: %s.".formatted(file, e.getMessage()),
                    "Check the file and its permissions.",
                    e);
        }
    }

    private static UserFacingException noGraph(Path file, MalformedGraphException cause) {
        try {
            var foreign = ForeignFormat.of(file);
            if (foreign.isPresent()) {
                return new UserFacingException(
                        Fault.BAD_INPUT,
                        "'%s' is %s, not an ONNX graph.".formatted(file, foreign.get().words()),
                        foreign.get().remedy(),
                        cause);
            }
        } catch (IOException unreadable) {
            cause.addSuppressed(unreadable);
        }
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' is not an ONNX graph, or a damaged one: %s."
                        .formatted(file, cause.getMessage()),
                "Name the .onnx file of the network; fetch it again if it was cut off.",
                cause);
    }
}
