package fathom.pipeline.evaluation;

import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.run.Contender;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.Sha256;
import fathom.pipeline.DepthResult;
import fathom.preprocess.InputRecipe;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** A network of the catalogue as one that takes part in an evaluation. */
public final class ModelContender {
    private ModelContender() {}

    /** Runs the network on a photograph. */
    @FunctionalInterface
    public interface Network {
        DepthResult estimate(Photo photo, JobMonitor monitor) throws UserFacingException;
    }

    /**
     * @param side that replaces the card's own
     * @throws UserFacingException {@link Fault#MODEL_UNAVAILABLE} when the network's file cannot be
     *     read
     */
    public static Contender of(
            ModelCard card, EvaluationSettings settings, OptionalInt side, Network network)
            throws UserFacingException {
        var recipe = side.isPresent() ? card.input().withSide(side.getAsInt()) : card.input();
        var provenance = new LinkedHashMap<String, Object>();
        provenance.put("modelSha256", sha256(card));
        provenance.put("recipe", recipe(recipe));
        return new Contender(
                card.id(),
                card.name(),
                card.output().kind(),
                settings,
                provenance,
                (photo, monitor) -> {
                    var result = network.estimate(photo, monitor);
                    return new Contender.Prediction(result.map(), result.timings().estimateMs());
                });
    }

    /** In the words of model cards. */
    public static Map<String, Object> recipe(InputRecipe input) {
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("rule", input.size().rule().id());
        recipe.put("width", input.size().width());
        recipe.put("height", input.size().height());
        recipe.put("multipleOf", input.size().multipleOf());
        recipe.put("resampling", input.resampling().id());
        recipe.put("rescale", input.rescale());
        recipe.put("mean", input.mean());
        recipe.put("std", input.std());
        recipe.put("padding", input.padding().id());
        return recipe;
    }

    /** The card's, which was verified, or that of the file that a user brought. */
    private static String sha256(ModelCard card) throws UserFacingException {
        if (card.sha256().isPresent()) return card.sha256().get();
        try {
            return Sha256.of(card.onnxFile(), JobMonitor.NONE);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "'%s' cannot be read: %s.".formatted(card.onnxFile(), e.getMessage()),
                    "Put the model's file there.",
                    e);
        }
    }
}
