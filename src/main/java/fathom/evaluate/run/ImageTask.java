package fathom.evaluate.run;

import fathom.evaluate.PixelRect;
import fathom.evaluate.Protocol;
import fathom.evaluate.dataset.Example;
import fathom.evaluate.dataset.GroundTruth;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import java.util.BitSet;

/** A photograph and its ground truth in memory, cut as the protocol says. */
public record ImageTask(Photo photo, GroundTruth truth) {

    public static ImageTask read(Example example, Protocol protocol) throws UserFacingException {
        Photo photo = example.photo();
        GroundTruth truth = example.truth();
        if (!protocol.kbCrop()) return new ImageTask(photo, truth);
        FloatGrid grid = truth.depth().grid();
        PixelRect rect = Protocol.kbCropOf(grid.width(), grid.height());
        boolean oneSize = photo.width() == grid.width() && photo.height() == grid.height();
        boolean whole = rect.equals(new PixelRect(0, 0, grid.width(), grid.height()));
        if (!oneSize || whole) return new ImageTask(photo, truth);
        return new ImageTask(cut(photo, rect), cut(truth, rect));
    }

    private static Photo cut(Photo photo, PixelRect rect) {
        int width = rect.right() - rect.left();
        int height = rect.bottom() - rect.top();
        var rgb = new byte[3 * width * height];
        var row = new byte[3 * photo.width()];
        BitSet transparent = null;
        for (int y = 0; y < height; y++) {
            photo.copyRow(rect.top() + y, row, 0);
            System.arraycopy(row, 3 * rect.left(), rgb, 3 * y * width, 3 * width);
            if (!photo.hasTransparency()) continue;
            if (transparent == null) transparent = new BitSet(width * height);
            for (int x = 0; x < width; x++) {
                transparent.set(
                        y * width + x, photo.isTransparent(rect.left() + x, rect.top() + y));
            }
        }
        return Photo.adopt(photo.name(), width, height, rgb, transparent, PhotoFacts.NONE);
    }

    private static GroundTruth cut(GroundTruth truth, PixelRect rect) {
        FloatGrid grid = truth.depth().grid();
        int width = rect.right() - rect.left();
        int height = rect.bottom() - rect.top();
        var values = new float[width * height];
        for (int y = 0; y < height; y++) {
            int from = (rect.top() + y) * grid.width() + rect.left();
            grid.copyTo(from, values, y * width, width);
        }
        return new GroundTruth(
                truth.depth().withGrid(FloatGrid.adopt(width, height, values)),
                index ->
                        truth.mask()
                                .includes(
                                        (rect.top() + index / width) * grid.width()
                                                + rect.left()
                                                + index % width));
    }
}
