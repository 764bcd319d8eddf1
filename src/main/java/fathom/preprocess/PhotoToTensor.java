package fathom.preprocess;

import fathom.image.Photo;
import fathom.raster.RgbResampler;
import fathom.raster.RgbRows;

import java.nio.FloatBuffer;
import java.util.List;

/** Makes a network's input from a photograph as a recipe says. */
public final class PhotoToTensor {
    /** ImageNet's mean colour on 8 bits, which Metric3D's own script pads with. */
    private static final int[] MEAN_COLOUR = {124, 116, 104};

    private PhotoToTensor() {}

    public static PreparedPhoto prepare(Photo photo, InputRecipe recipe) {
        return prepare(photo, recipe, new TensorMemory());
    }

    /**
     * @param memory that the tensor takes; to be given back when the network has run
     */
    public static PreparedPhoto prepare(Photo photo, InputRecipe recipe, TensorMemory memory) {
        var placement = place(photo.width(), photo.height(), recipe);
        RgbRows padded =
                placement.photoPadX() > 0 || placement.photoPadY() > 0
                        ? new ReflectedRows(photo, placement.photoPadX(), placement.photoPadY())
                        : photo;
        var input = placement.input();
        var planes = memory.take(3 * input.width() * input.height());
        var normalisation = Normalisation.of(recipe);
        if (placement.content().width() < input.width()
                || placement.content().height() < input.height()) {
            fillWithMeanColour(planes, input, normalisation);
        }
        fillContent(planes, padded, placement, recipe, normalisation);
        return new PreparedPhoto(new InputTensor(input.width(), input.height(), planes), placement);
    }

    /** The size of the network's input for a photograph of these sides. */
    public static InputSize inputSize(InputRecipe recipe, int photoWidth, int photoHeight) {
        return place(photoWidth, photoHeight, recipe).input();
    }

    private static Placement place(int width, int height, InputRecipe recipe) {
        boolean reflect = recipe.padding() == Padding.REFLECT_ZOEDEPTH;
        int padX = reflect ? zoeDepthPad(width) : 0;
        int padY = reflect ? zoeDepthPad(height) : 0;
        var resized = recipe.size().sizeFor(width + 2 * padX, height + 2 * padY);
        var input =
                recipe.padding() == Padding.CENTRE_IN_TARGET
                        ? new InputSize(recipe.size().width(), recipe.size().height())
                        : resized;
        var content =
                new Placement.Content(
                        (input.width() - resized.width()) / 2,
                        (input.height() - resized.height()) / 2,
                        resized.width(),
                        resized.height());
        var scale = recipe.size().scale(width + 2 * padX, height + 2 * padY);
        return new Placement(width, height, input, padX, padY, content, scale);
    }

    /** int(sqrt(side / 2) * 3), from ZoeDepth's infer_pil and its transformers processor. */
    private static int zoeDepthPad(int side) {
        return (int) (Math.sqrt(side / 2.0) * 3);
    }

    /** value = level * scale + offset, for one channel. */
    private record Normalisation(float scale, float offset) {
        static List<Normalisation> of(InputRecipe recipe) {
            var mean = recipe.mean();
            var std = recipe.std();
            return List.of(
                    of(recipe.rescale(), mean.red(), std.red()),
                    of(recipe.rescale(), mean.green(), std.green()),
                    of(recipe.rescale(), mean.blue(), std.blue()));
        }

        private static Normalisation of(double rescale, double mean, double std) {
            return new Normalisation((float) (rescale / std), (float) (-mean / std));
        }
    }

    private static void fillWithMeanColour(
            FloatBuffer planes, InputSize input, List<Normalisation> normalisation) {
        int plane = input.width() * input.height();
        for (int c = 0; c < 3; c++) {
            float value = MEAN_COLOUR[c] * normalisation.get(c).scale + normalisation.get(c).offset;
            for (int i = 0; i < plane; i++) planes.put(c * plane + i, value);
        }
    }

    private static void fillContent(
            FloatBuffer planes,
            RgbRows image,
            Placement placement,
            InputRecipe recipe,
            List<Normalisation> normalisation) {
        var input = placement.input();
        var content = placement.content();
        int plane = input.width() * input.height();
        RgbResampler.resize(
                image,
                content.width(),
                content.height(),
                recipe.resampling(),
                (y, row) -> {
                    int start = (content.top() + y) * input.width() + content.left();
                    for (int c = 0; c < 3; c++) {
                        float scale = normalisation.get(c).scale;
                        float offset = normalisation.get(c).offset;
                        int at = c * plane + start;
                        for (int x = 0; x < content.width(); x++) {
                            planes.put(at + x, row[3 * x + c] * scale + offset);
                        }
                    }
                });
    }
}
