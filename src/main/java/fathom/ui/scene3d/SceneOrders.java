package fathom.ui.scene3d;

import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.Intrinsics;
import fathom.geometry.level.Levelling;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.SceneForm;
import fathom.pipeline.DepthResult;
import fathom.pipeline.ModelSky;
import fathom.ui.state.SceneColours;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.TileContent;

import javafx.beans.value.ObservableValue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Turns what is shown and chosen now into an order for the workshop. */
final class SceneOrders {
    private static final int NEUTRAL_TINT = 0xd0d7de;
    private static final int MOST_SKIES = 16;

    private final SceneSources sources;
    private final SceneViewModel model;
    private final IdentityHashMap<DepthResult, Optional<DepthMap>> openSkies =
            new IdentityHashMap<>();

    SceneOrders(SceneSources sources, SceneViewModel model) {
        this.sources = sources;
        this.model = model;
    }

    /** What changes an order. */
    List<ObservableValue<?>> causes() {
        var look = model.look();
        var causes = new ArrayList<ObservableValue<?>>(model.recipeCauses());
        causes.addAll(
                List.of(
                        sources.selected(),
                        sources.truth(),
                        model.modeProperty(),
                        model.showCutProperty(),
                        look.coloursProperty(),
                        look.allModelsProperty()));
        return causes;
    }

    /** What changes an order while depth is shown in colours. */
    List<ObservableValue<?>> colourCauses() {
        var depth = sources.depth();
        return List.of(depth.colormapProperty(), depth.rangeProperty(), depth.nearAtTopProperty());
    }

    /** Empty while there is nothing to show. */
    Optional<SceneOrder> now() {
        var selected = sources.selected().getValue();
        if (selected == null) return Optional.empty();
        var parts = new ArrayList<SceneOrder.Part>();
        parts.add(part(selected));
        // Solids would only hide one another.
        boolean all =
                model.look().allModelsProperty().get()
                        && parts.getFirst().request().form() != SceneForm.SOLID;
        for (var tile : sources.tiles()) {
            var other = tile.result();
            if (!all || other == null || other.equals(selected)) continue;
            if (other.photo() == selected.photo()) parts.add(part(other));
        }
        var groundFor =
                asksForGround() && parts.getFirst().request().form() == SceneForm.SURFACE
                        ? Optional.of(model.cameraChoiceFor(selected.photo()))
                        : Optional.<CameraChoice>empty();
        return Optional.of(new SceneOrder(parts, model.showCutProperty().get(), groundFor));
    }

    /** Says what the colours of what is shown now mean. */
    void explain(SceneLegend legend) {
        var selected = sources.selected().getValue();
        var look = model.look();
        boolean errors =
                look.coloursProperty().get() == SceneColours.ERROR
                        && sources.truth().getValue() != null;
        boolean tinted = look.coloursProperty().get() == SceneColours.MODEL;
        if (selected == null) legend.showNothing();
        else if (errors) legend.showErrors();
        else if (look.allModelsProperty().get() || tinted) legend.showModels(shown(selected));
        else legend.showNothing();
    }

    /** The models whose scenes are shown. */
    private List<TileContent> shown(DepthResult selected) {
        boolean all = model.look().allModelsProperty().get();
        return sources.tiles().stream()
                .filter(tile -> tile.dotColour().startsWith("#"))
                .filter(
                        tile -> {
                            var result = tile.result();
                            return result != null
                                    && (result.equals(selected)
                                            || (all && result.photo() == selected.photo()));
                        })
                .toList();
    }

    /** Whether the camera decides about more than the stretch of the finished shape. */
    boolean dependOnCamera() {
        return asksForGround() || model.look().coloursProperty().get() == SceneColours.NORMAL;
    }

    private boolean asksForGround() {
        return model.form().levellingProperty().get() instanceof Levelling.Ground;
    }

    private SceneOrder.Part part(DepthResult result) {
        var scene = scene(result);
        var mode = model.modeProperty().get();
        var request = new SceneRequest(result.photo(), scene.map(), mode, scene.recipe());
        var colours = model.look().coloursProperty().get();
        var truth = Optional.ofNullable(sources.truth().getValue());
        // What is not there cannot colour.
        if (colours == SceneColours.ERROR && truth.isEmpty()) colours = SceneColours.PHOTO;
        var measured = colours == SceneColours.ERROR ? truth : Optional.<DepthMap>empty();
        // A panorama has no one camera in whose axes normals could be.
        if (colours == SceneColours.NORMAL && request.form() == SceneForm.SPHERE) {
            colours = SceneColours.PHOTO;
        }
        var camera =
                colours == SceneColours.NORMAL
                        ? Optional.of(model.cameraFor(result.photo()))
                        : Optional.<Intrinsics>empty();
        var scale = sources.depth().scaleFor(result.map());
        return new SceneOrder.Part(
                request, new SceneColouring(colours, scale, tintOf(result), camera, measured));
    }

    /** The same map for the same result, by which what is built is known again. */
    private ModelSky.Scene scene(DepthResult result) {
        var recipe = model.recipe();
        if (!recipe.fill().dropSky()) return new ModelSky.Scene(result.networkMap(), recipe);
        if (openSkies.size() > MOST_SKIES) openSkies.clear();
        return openSkies
                .computeIfAbsent(result, ModelSky::leftOut)
                .map(open -> new ModelSky.Scene(open, withSky(recipe)))
                .orElseGet(() -> new ModelSky.Scene(result.networkMap(), recipe));
    }

    /** What is left out already is not guessed again. */
    private static MeshRecipe withSky(MeshRecipe recipe) {
        return recipe.withFill(recipe.fill().withDropSky(false));
    }

    private int tintOf(DepthResult result) {
        return sources.tiles().stream()
                .filter(tile -> result.equals(tile.result()))
                .map(TileContent::dotColour)
                .filter(colour -> colour.startsWith("#"))
                .map(colour -> Integer.parseInt(colour.substring(1), 16))
                .findFirst()
                .orElse(NEUTRAL_TINT);
    }
}
