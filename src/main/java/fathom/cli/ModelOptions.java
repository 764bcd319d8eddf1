package fathom.cli;

import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** Which models a command runs, one after the other. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Model to run; may be repeated (default: starter). See: fathom models.")
    private List<String> ids = new ArrayList<>();

    /** Each once, in the order given. */
    List<ModelCard> in(ModelCatalog models) throws UserFacingException {
        return ModelChoice.of(models, ids);
    }
}
