package fathom.pipeline;

import fathom.geometry.CameraChoice;
import fathom.geometry.FocalHint;
import fathom.image.Photo;
import fathom.inference.EngineOptions;
import fathom.model.ModelCard;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One photograph through one network.
 *
 * @param side replaces the card's target side when present
 * @param focal what the user says about the lens; metres of some networks depend on it
 */
public record DepthRequest(
        Photo photo, ModelCard card, OptionalInt side, EngineOptions options, FocalHint focal) {
    public DepthRequest(Photo photo, ModelCard card, OptionalInt side, EngineOptions options) {
        this(photo, card, side, options, FocalHint.NONE);
    }

    public static DepthRequest of(Photo photo, ModelCard card) {
        return new DepthRequest(photo, card, OptionalInt.empty(), EngineOptions.DEFAULT);
    }

    public DepthRequest withEngine(EngineOptions engine) {
        return new DepthRequest(photo, card, side, engine, focal);
    }

    public DepthRequest withFocal(FocalHint hint) {
        return new DepthRequest(photo, card, side, options, hint);
    }

    /**
     * The photograph's camera: the user's word, EXIF, the network's prediction, the default, in
     * this order.
     *
     * @param predictedFocalPx in pixels of the photograph
     */
    CameraChoice cameraWith(OptionalDouble predictedFocalPx) {
        return CameraChoice.of(photo, focal, predictedFocalPx);
    }
}
