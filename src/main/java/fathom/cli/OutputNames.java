package fathom.cli;

import fathom.export.depth.DepthFormat;
import fathom.model.ModelCard;

import java.nio.file.Path;

/** {@code <image>.<model>.<format>.<ext>}, for example {@code portrait.starter.png16.png}. */
final class OutputNames {
    private OutputNames() {}

    static String depth(Path image, ModelCard card, DepthFormat format) {
        return of(image, card, format.id(), format.extension());
    }

    static String sheet(Path image, ModelCard card) {
        return of(image, card, "sheet", "png");
    }

    static String mesh(Path image, ModelCard card) {
        return of(image, card, "mesh", "glb");
    }

    private static String of(Path image, ModelCard card, String format, String extension) {
        return "%s.%s.%s.%s".formatted(stem(image), card.id(), format, extension);
    }

    private static String stem(Path image) {
        String name = String.valueOf(image.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
