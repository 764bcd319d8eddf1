package fathom.pipeline;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelCatalog;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** The embedded network and synthetic photographs for it. */
final class Starter {
    private Starter() {}

    static ModelCard card() throws UserFacingException {
        return ModelCatalog.scan(List.of(Path.of("models"))).find("starter");
    }

    /**
     * A floor that brightens towards the viewer under a dark sky; the left half transparent if
     * asked.
     */
    static Photo photo(int width, int height, boolean leftHalfTransparent) {
        var rgb = new byte[3 * width * height];
        var transparent = new BitSet();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                byte level = (byte) (y < height / 2 ? 40 : 80 + 150 * y / height);
                int at = 3 * (y * width + x);
                rgb[at] = level;
                rgb[at + 1] = level;
                rgb[at + 2] = (byte) (level / 2);
                if (leftHalfTransparent && x < width / 2) transparent.set(y * width + x);
            }
        }
        return Photo.adopt(
                "synthetic.png",
                width,
                height,
                rgb,
                leftHalfTransparent ? transparent : null,
                PhotoFacts.NONE);
    }
}
