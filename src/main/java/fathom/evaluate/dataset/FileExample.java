package fathom.evaluate.dataset;

import fathom.compare.PixelMask;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.groundtruth.GroundTruthFile;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A photograph file and a depth file.
 *
 * @param mask a file of numbers above 0 where the depth is valid, or null
 */
record FileExample(String name, Path image, Path depth, @Nullable Path mask, DatasetOptions options)
        implements Example {
    @Override
    public Photo photo() throws UserFacingException {
        return options.photos().read(image);
    }

    @Override
    public GroundTruth truth() throws UserFacingException {
        DepthMap map =
                GroundTruthFile.read(
                        depth, options.kind(), options.depthScale(), options.integerScale());
        return new GroundTruth(map, mask == null ? PixelMask.ALL : maskFor(map.grid(), mask));
    }

    private PixelMask maskFor(FloatGrid grid, Path file) throws UserFacingException {
        FloatGrid valid =
                GroundTruthFile.read(
                                file, Optional.of(DepthKind.RELATIVE_DEPTH), OptionalDouble.empty())
                        .grid();
        if (valid.width() != grid.width() || valid.height() != grid.height()) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' is %dx%d and its depth %dx%d."
                            .formatted(
                                    file,
                                    valid.width(),
                                    valid.height(),
                                    grid.width(),
                                    grid.height()),
                    "Give a mask of the depth's size.");
        }
        return index -> valid.at(index) > 0;
    }
}
