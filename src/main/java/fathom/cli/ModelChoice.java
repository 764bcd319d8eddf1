package fathom.cli;

import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;

import java.util.ArrayList;
import java.util.List;

/** The models that a command names. */
final class ModelChoice {
    static final String DEFAULT_ID = "starter";

    private ModelChoice() {}

    /** Each once, in the order given; the starter when none is named. */
    static List<ModelCard> of(ModelCatalog models, List<String> ids) throws UserFacingException {
        if (ids.isEmpty()) return List.of(models.find(DEFAULT_ID));
        var cards = new ArrayList<ModelCard>();
        for (var id : ids) {
            var card = models.find(id);
            if (!cards.contains(card)) cards.add(card);
        }
        return cards;
    }
}
