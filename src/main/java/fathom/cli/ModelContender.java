package fathom.cli;

import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.run.Contender;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/** A network of the catalogue as one that takes part in an evaluation. */
final class ModelContender {
    private ModelContender() {}

    static Contender of(
            CliContext context, ModelCard card, EvaluationSettings settings, RunOptions run)
            throws UserFacingException {
        var recipe =
                run.side().isPresent()
                        ? card.input().withSide(run.side().getAsInt())
                        : card.input();
        var provenance = new LinkedHashMap<String, Object>();
        provenance.put("modelSha256", sha256(card));
        provenance.put("recipe", ModelDetails.recipe(recipe));
        return new Contender(
                card.id(),
                card.name(),
                card.output().kind(),
                settings,
                provenance,
                (photo, monitor) -> {
                    var result = context.pipeline().estimate(run.request(photo, card), monitor);
                    return new Contender.Prediction(result.map(), result.timings().estimateMs());
                });
    }

    /** The card's, which was verified, or that of the file that a user brought. */
    private static String sha256(ModelCard card) throws UserFacingException {
        if (card.sha256().isPresent()) return card.sha256().get();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(card.onnxFile()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "'%s' cannot be read: %s.".formatted(card.onnxFile(), e.getMessage()),
                    "Put the model's file there.",
                    e);
        }
    }
}
