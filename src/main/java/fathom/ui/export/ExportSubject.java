package fathom.ui.export;

import fathom.color.ColorScale;
import fathom.export.Sidecar;
import fathom.export.sheet.SheetTable;
import fathom.geometry.CameraChoice;
import fathom.geometry.bake.BakeRecipe;
import fathom.geometry.recipe.MeshRecipe;
import fathom.geometry.recipe.Projection;
import fathom.pipeline.DepthResult;
import fathom.pipeline.FocalScaling;
import fathom.ui.state.SceneViewModel;
import fathom.ui.state.WorkbenchViewModel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the window shows at the moment of exporting; it does not change afterwards.
 *
 * @param file the photograph's; empty for a pasted picture
 * @param side that the user chose instead of the card's
 * @param recipe how geometry is made, as in the 3D view
 * @param amount of geometry that this gives
 * @param textures about how long the photograph is as a texture
 * @param sheet what all tiles show
 */
record ExportSubject(
        DepthResult result,
        Optional<Path> file,
        OptionalInt side,
        ColorScale colours,
        CameraChoice camera,
        MeshRecipe recipe,
        ExportAmount amount,
        TextureLengths textures,
        SheetTable sheet,
        Sidecar.Software software) {

    /** Empty while there is no depth, or only a quick look, or depth for another lens. */
    static Optional<ExportSubject> of(WorkbenchViewModel workbench, Sidecar.Software software) {
        DepthResult result = workbench.activeResult().get();
        SceneViewModel scene = workbench.scene();
        if (result == null || isQuickLook(workbench, result)) return Optional.empty();
        if (!FocalScaling.isFor(result, scene.focalHintProperty().get())) return Optional.empty();
        var item = workbench.library().currentProperty().get();
        return Optional.of(
                new ExportSubject(
                        result,
                        item == null ? Optional.empty() : item.file(),
                        workbench.models().sideProperty().get(),
                        workbench.depth().scaleFor(result.map()),
                        scene.cameraChoiceFor(result.photo()),
                        scene.recipe(),
                        ExportAmount.of(result, scene.recipe(), scene.amountProperty().get()),
                        new TextureLengths(result.photo()),
                        ShownSheet.of(workbench)
                                .orElseGet(() -> SheetTable.of(result.photo(), List.of())),
                        software));
    }

    private static boolean isQuickLook(WorkbenchViewModel workbench, DepthResult result) {
        return workbench.tiles().stream()
                .anyMatch(tile -> result.equals(tile.result()) && tile.isQuickLook());
    }

    /**
     * The maps that are baked when the user wants some: a mesh that is whole has its own normals.
     */
    BakeRecipe bake() {
        boolean simplified = recipe.maxTriangles().isPresent();
        return new BakeRecipe(simplified, true).possibleFor(recipe.form());
    }

    /** A panorama shows more than one lens could have. */
    boolean isSeenByLens() {
        return recipe.projection() == Projection.PINHOLE;
    }

    /**
     * The folder of the photograph when it can be written to, else the user's.
     *
     * @param bundled photographs that lie in the program's folder
     */
    Path defaultFolder(List<Path> bundled) {
        return file.filter(photograph -> !bundled.contains(photograph))
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .filter(Files::isWritable)
                .orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
    }

    /** {@code <image>.<model>}, the beginning of all names. */
    String defaultName() {
        String name = file.map(path -> String.valueOf(path.getFileName())).orElse("picture");
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "." + result.card().id();
    }

    /** The program's name and version. */
    String program() {
        return "Fathom " + software.fathomVersion();
    }

    Map<String, String> provenance() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("Software", program());
        texts.put("Source", result.photo().name());
        texts.put("Model", result.card().id());
        result.card().sha256().ifPresent(hash -> texts.put("Model-SHA256", hash));
        return texts;
    }
}
