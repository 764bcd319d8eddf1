package fathom.inference.tuning;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.InputTensor;
import fathom.preprocess.PhotoToTensor;

import java.util.List;
import java.util.Random;

/** Drawn pictures with slopes, edges and grain, as a network's inputs. */
final class ProbePictures {
    private static final int LONG_SIDE = 640;
    private static final int SHORT_SIDE = 480;

    private ProbePictures() {}

    /** The most usual shape first, and one that makes a network of free size work at another. */
    static List<InputTensor> tensors(InputRecipe recipe) {
        return List.of(
                PhotoToTensor.prepare(draw(LONG_SIDE, SHORT_SIDE, 1), recipe).tensor(),
                PhotoToTensor.prepare(draw(SHORT_SIDE, LONG_SIDE, 2), recipe).tensor());
    }

    private static Photo draw(int width, int height, long seed) {
        var random = new Random(seed);
        var rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean ball = Math.hypot(x - 0.6 * width, y - 0.6 * height) < 0.2 * height;
                int grain = random.nextInt(24);
                int at = (y * width + x) * 3;
                rgb[at] = level(ball ? 210 : 40 + 120.0 * y / height, grain);
                rgb[at + 1] = level(100 + 80 * Math.sin(x / 31.0 + y / 17.0), grain);
                rgb[at + 2] = level(((x >> 5) + (y >> 5)) % 2 == 0 ? 160 : 70, grain);
            }
        }
        return Photo.adopt("probe", width, height, rgb, null, PhotoFacts.NONE);
    }

    private static byte level(double base, int grain) {
        return (byte) Math.min(255, (int) base + grain);
    }
}
