package fathom.model;

import fathom.depth.DepthKind;
import fathom.preprocess.InputRecipe;
import fathom.raster.Resampling;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that differs between networks, read from {@code models/<id>/model.json}, so that the
 * code need not.
 *
 * @param id the word of the command line
 * @param name the name that people read
 * @param summary one honest sentence: what it is good for and what it is not
 * @param onnxFile where the graph lies, whether or not it is there yet
 * @param sha256 of the graph, lower-case hex; empty for a file that a user brought
 */
public record ModelCard(
        String id,
        String name,
        String family,
        String summary,
        Path onnxFile,
        Optional<String> sha256,
        InputRecipe input,
        Output output,
        Licence licence,
        List<String> notes) {
    public ModelCard {
        notes = List.copyOf(notes);
    }

    /**
     * What the network gives.
     *
     * @param tensor the output's name in the graph; empty for the only one
     * @param inputTensor the input's name in the graph; empty for the only one
     * @param nonNegative whether negative values are errors of the network or the resampling, to be
     *     clamped at 0
     * @param resampling how the map gets to the photograph's size
     */
    public record Output(
            Optional<String> inputTensor,
            Optional<String> tensor,
            DepthKind kind,
            boolean nonNegative,
            Resampling resampling) {}

    /**
     * @param commercialUse "yes", "no", or "unclear"
     */
    public record Licence(String name, String commercialUse) {}

    public ModelCard withInput(InputRecipe recipe) {
        return new ModelCard(
                id, name, family, summary, onnxFile, sha256, recipe, output, licence, notes);
    }
}
