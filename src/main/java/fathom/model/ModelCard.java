package fathom.model;

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
 * @param baseId the id of the card's first variant: two cards of one base id differ in precision
 * @param name the name that people read
 * @param summary one honest sentence: what it is good for and what it is not
 * @param input how photographs are prepared
 * @param alternatives other ways that have a right to be called the reference
 */
public record ModelCard(
        String id,
        String baseId,
        String name,
        String family,
        String summary,
        ModelFiles files,
        Tensors tensors,
        InputRecipe input,
        DepthRule output,
        List<Alternative> alternatives,
        Licence licence,
        PublishedFacts facts) {
    public ModelCard {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Another way to prepare photographs and to bring depth back.
     *
     * @param id the word of the command line
     * @param source the implementation that does it like this
     */
    public record Alternative(String id, String source, InputRecipe input, Resampling resampling) {}

    /**
     * @param commercialUse "yes", "no", or "unclear"
     */
    public record Licence(String name, String commercialUse) {}

    /** Where the graph lies, whether or not it is there yet. */
    public Path onnxFile() {
        return files.graph();
    }

    /** Of the graph, lower-case hex; empty for a file that a user brought. */
    public Optional<String> sha256() {
        return files.sha256();
    }

    public boolean isInstalled() {
        return files.arePresent();
    }

    /** Whether this is the variant that the plain id names. */
    public boolean isMainVariant() {
        return id.equals(baseId);
    }

    /** What fetches it when it stands behind {@code fathom models pull}. */
    public String pullWords() {
        return files.areVerifiable() ? id : id + " --unverified";
    }

    public ModelCard withInput(InputRecipe recipe) {
        return with(files, recipe, output);
    }

    public ModelCard withFiles(ModelFiles other) {
        return with(other, input, output);
    }

    /** Prepares photographs and resamples depth as one of the alternatives does. */
    public ModelCard withAlternative(Alternative way) {
        return with(files, way.input(), output.withResampling(way.resampling()));
    }

    private ModelCard with(ModelFiles otherFiles, InputRecipe recipe, DepthRule rule) {
        return new ModelCard(
                id,
                baseId,
                name,
                family,
                summary,
                otherFiles,
                tensors,
                recipe,
                rule,
                alternatives,
                licence,
                facts);
    }
}
