package fathom.pipeline;

import fathom.image.Photo;
import fathom.inference.EngineOptions;
import fathom.model.ModelCard;

import java.util.OptionalInt;

/**
 * One photograph through one network.
 *
 * @param side replaces the card's target side when present
 */
public record DepthRequest(Photo photo, ModelCard card, OptionalInt side, EngineOptions options) {
    public static DepthRequest of(Photo photo, ModelCard card) {
        return new DepthRequest(photo, card, OptionalInt.empty(), EngineOptions.DEFAULT);
    }
}
