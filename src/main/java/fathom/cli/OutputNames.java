package fathom.cli;

import fathom.export.depth.DepthFormat;
import fathom.export.mesh.MeshFormat;
import fathom.model.ModelCard;
import fathom.pipeline.SideOutput;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code <image>.<model>.<format>.<ext>}, for example {@code portrait.starter.png16.png}; what a
 * network states beside depth is named before the format.
 */
final class OutputNames {
    private OutputNames() {}

    /**
     * What stands for an image in the names of its results: its name without the extension, or with
     * it where another image of the batch would otherwise take the same name.
     */
    static Function<InputImages.Input, String> imageNames(List<InputImages.Input> batch) {
        var images =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        OutputNames::shortest, Collectors.counting()));
        return input ->
                images.getOrDefault(shortest(input), 0L) > 1
                        ? fileName(input.file())
                        : stem(input.file());
    }

    static String depth(String imageName, ModelCard card, DepthFormat format) {
        return of(imageName, card, format.id(), format.extension());
    }

    static String depth(Path image, ModelCard card, DepthFormat format) {
        return depth(stem(image), card, format);
    }

    static String side(String imageName, ModelCard card, SideOutput output, DepthFormat format) {
        return of(imageName, card, output.id() + "." + format.id(), format.extension());
    }

    static String sheet(Path image, ModelCard card) {
        return of(stem(image), card, "sheet", "png");
    }

    static String mesh(Path image, ModelCard card) {
        return mesh(stem(image), card, MeshFormat.GLB);
    }

    static String mesh(String imageName, ModelCard card, MeshFormat format) {
        return of(imageName, card, "mesh", format.extension());
    }

    private static String of(String imageName, ModelCard card, String format, String extension) {
        return "%s.%s.%s.%s".formatted(imageName, card.id(), format, extension);
    }

    private static Path shortest(InputImages.Input input) {
        return input.folder().resolve(stem(input.file()));
    }

    private static String fileName(Path image) {
        return String.valueOf(image.getFileName());
    }

    private static String stem(Path image) {
        String name = fileName(image);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
