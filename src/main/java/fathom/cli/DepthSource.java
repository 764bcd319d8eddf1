package fathom.cli;

import fathom.depth.DepthKind;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where depth comes from: a model, or a file and what its numbers mean. */
final class DepthSource {
    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Model to run (default: starter). See: fathom models.")
    private @Nullable String model;

    @Option(
            names = "--depth",
            paramLabel = "FILE",
            description =
                    "Depth from a PNG, NPY, PFM, EXR or TIFF file, of any size, instead of a model.")
    private @Nullable Path depth;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            completionCandidates = Words.Kinds.class,
            description =
                    "What the numbers of --depth mean: ${COMPLETION-CANDIDATES}"
                            + " (default: what the file says, else metric).")
    private @Nullable DepthKind kind;

    @Option(
            names = "--depth-scale",
            paramLabel = "N",
            description = "Steps a metre of --depth, for files of whole numbers: 1000 or 256.")
    private double depthScale = Double.NaN;

    void check() throws UserFacingException {
        if (model != null && depth != null) {
            throw RunOptions.usage(
                    "--model predicts depth and --depth reads it.", "Give one of the two.");
        }
        if (depth == null && (kind != null || !Double.isNaN(depthScale))) {
            throw RunOptions.usage(
                    "--kind and --depth-scale describe a depth file.",
                    "Name the file with --depth FILE.");
        }
    }

    Optional<Path> file() {
        return Optional.ofNullable(depth);
    }

    Optional<DepthKind> kind() {
        return Optional.ofNullable(kind);
    }

    OptionalDouble scale() {
        return Double.isNaN(depthScale) ? OptionalDouble.empty() : OptionalDouble.of(depthScale);
    }

    ModelCard card(CliContext context) throws UserFacingException {
        return context.models().find(model == null ? ModelChoice.DEFAULT_ID : model);
    }
}
