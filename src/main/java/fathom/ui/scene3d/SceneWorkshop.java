package fathom.ui.scene3d;

import fathom.compare.Aligner;
import fathom.compare.Alignment;
import fathom.compare.Estimator;
import fathom.depth.DepthMap;
import fathom.geometry.CameraChoice;
import fathom.geometry.ZSurface;
import fathom.geometry.level.Levelling;
import fathom.geometry.level.Rotation;
import fathom.geometry.recipe.SceneMeshes;
import fathom.geometry.relief.ReliefBuilder;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.render.Texture;
import fathom.ui.state.SceneColours;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Builds what is drawn and keeps the parts of the last scene, so that new colours need no new
 * shapes and new shapes no new colours. Used by one worker at a time.
 */
final class SceneWorkshop {
    private List<Made> last = List.of();

    /** Distances as the network gave them, and as they are drawn. */
    private record Distances(ZSurface coarse, ZSurface fine) {}

    private record Made(
            SceneOrder.Part order,
            @Nullable ZSurface reference,
            Distances distances,
            SceneLevels.Levels levels,
            Texture texture) {
        ZSurface surface() {
            return distances.fine;
        }
    }

    synchronized SceneContent build(SceneOrder order, JobMonitor monitor) {
        var made = new ArrayList<Made>();
        for (var part : order.parts()) {
            monitor.throwIfCancelled();
            made.add(make(part, made.isEmpty() ? null : made.getFirst().surface(), monitor));
        }
        last = List.copyOf(made);
        var main = order.main().request();
        var surface = made.getFirst().surface();
        var ground = order.groundFor().flatMap(camera -> ground(surface, camera));
        return new SceneContent(
                main,
                surface,
                SceneLevels.stepFor(main, surface.z().size()),
                made.stream()
                        .map(each -> new SceneContent.Part(each.levels.shapes(), each.texture))
                        .toList(),
                order.showCut() ? SceneLevels.cutAway(main, surface) : Optional.empty(),
                main.recipe().relief().map(relief -> ReliefBuilder.heights(surface, relief)),
                ground,
                order.groundFor().isPresent() && ground.isEmpty());
    }

    private static Optional<Rotation> ground(ZSurface surface, CameraChoice camera) {
        var cells = camera.forGrid(surface.z().width(), surface.z().height());
        return new Levelling.Ground().rotation(surface, cells);
    }

    /** Nothing of a scene that is not shown any more is kept. */
    synchronized void forget() {
        last = List.of();
    }

    /**
     * @param reference what the part is aligned to; null for the scene that the view is about
     */
    private Made make(SceneOrder.Part part, @Nullable ZSurface reference, JobMonitor monitor) {
        var request = part.request();
        var sameShape =
                last.stream()
                        .filter(each -> each.order.request().equals(request))
                        .filter(each -> Objects.equals(each.reference, reference))
                        .findFirst();
        var distances =
                last.stream()
                        .filter(each -> each.order.request().hasSameSurfaceAs(request))
                        .filter(each -> Objects.equals(each.reference, reference))
                        .findFirst()
                        .map(Made::distances)
                        .orElseGet(() -> distances(request, reference, monitor));
        var surface = distances.fine;
        var levels =
                sameShape
                        .map(Made::levels)
                        .orElseGet(
                                () ->
                                        SceneLevels.build(
                                                request,
                                                surface,
                                                distances.coarse,
                                                SceneLevels.stepFor(request, surface.z().size()),
                                                monitor));
        var texture = texture(part, surface, levels.canvas());
        return new Made(part, reference, distances, levels, texture);
    }

    private Texture texture(SceneOrder.Part part, ZSurface surface, Photo canvas) {
        boolean ofSurface = part.colouring().colours() == SceneColours.NORMAL;
        return last.stream()
                .filter(each -> each.order.colouring().looksLike(part.colouring()))
                .filter(each -> each.levels.canvas() == canvas)
                .filter(each -> each.order.request().map().equals(part.request().map()))
                .filter(each -> !ofSurface || each.surface().equals(surface))
                .findFirst()
                .map(Made::texture)
                .orElseGet(
                        () -> SceneTextures.of(part.request(), surface, part.colouring(), canvas));
    }

    /** Scale and shift where they are unknown, fitted in inverse depth to the reference. */
    private static Distances distances(
            SceneRequest request, @Nullable ZSurface reference, JobMonitor monitor) {
        var coarse = aligned(request, reference);
        var fine = SceneMeshes.refined(coarse, request.photo(), request.recipe(), monitor);
        return new Distances(coarse, fine);
    }

    private static ZSurface aligned(SceneRequest request, @Nullable ZSurface reference) {
        var nearFar = request.recipe().nearFar();
        if (reference == null) return ZSurface.of(request.map(), nearFar);
        var target = new DepthMap.Metric(reference.z());
        var alignment =
                reference.metric()
                        ? Alignment.usual(request.map().kind(), target.kind())
                        : Alignment.SCALE_SHIFT;
        return Aligner.align(request.map(), target, alignment, Estimator.LEAST_SQUARES)
                .map(aligned -> ZSurface.of(aligned.map(), nearFar))
                .map(aligned -> new ZSurface(aligned.z(), reference.metric()))
                .orElseGet(() -> ZSurface.of(request.map(), nearFar));
    }
}
