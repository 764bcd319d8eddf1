package fathom.groundtruth;

import fathom.export.depth.StoredDepth;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.jspecify.annotations.Nullable;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * MATLAB version 5 (saved with -v6 or -v7): a matrix depths or depth of height × width (× count),
 * photographs in images, image or rgb of height × width × 3 (× count), down the columns first. The
 * file is held in memory whole; larger sets come as HDF5.
 */
final class MatStack extends DepthStack {
    private static final long MOST_BYTES = 1L << 30;
    private static final List<String> DEPTH_NAMES = List.of("depths", "depth", "gt", "rawDepths");
    private static final List<String> PHOTO_NAMES = List.of("images", "image", "rgb");

    private final Matrix depths;
    private final @Nullable Matrix photos;

    private MatStack(Path file, Matrix depths, @Nullable Matrix photos) {
        super(file);
        this.depths = depths;
        this.photos = photos;
    }

    static MatStack openMat(Path file) throws UserFacingException {
        try {
            long bytes = Files.size(file);
            if (bytes > MOST_BYTES) {
                throw unreadable(
                        file,
                        "it has %d MB, and at most %d MB are read"
                                .formatted(bytes >> 20, MOST_BYTES >> 20),
                        null);
            }
            return read(file);
        } catch (IOException | RuntimeException damaged) { // the library throws either
            throw unreadable(file, "it is damaged or of an unknown kind", damaged);
        }
    }

    private static MatStack read(Path file) throws IOException, UserFacingException {
        MatFile mat;
        try (var source = Sources.wrap(Files.readAllBytes(file))) {
            mat = Mat5.newReader(source).readMat();
        }
        Matrix depths = find(mat, DEPTH_NAMES);
        if (depths == null) throw unreadable(file, "it holds no matrix of that name", null);
        int axes = depths.getNumDimensions();
        if (axes > 3 || depths.getNumElements() == 0) {
            throw unreadable(file, "its depth has %d axes".formatted(axes), null);
        }
        return new MatStack(file, depths, find(mat, PHOTO_NAMES));
    }

    private static @Nullable Matrix find(MatFile mat, List<String> names) {
        for (String name : names) {
            for (var entry : mat.getEntries()) {
                if (entry.getName().equals(name) && entry.getValue() instanceof Matrix matrix) {
                    return matrix;
                }
            }
        }
        return null;
    }

    @Override
    public int size() {
        int[] shape = depths.getDimensions();
        return shape.length == 3 ? shape[2] : 1;
    }

    @Override
    public StoredDepth depth(int index) {
        int height = depths.getDimensions()[0];
        int width = depths.getDimensions()[1];
        int from = index * width * height;
        var values = new float[width * height];
        synchronized (depths) {
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    values[y * width + x] = (float) depths.getDouble(from + x * height + y);
                }
            }
        }
        FloatGrid grid = FloatGrid.adopt(width, height, values);
        boolean floats =
                depths.getType() == MatlabType.Single || depths.getType() == MatlabType.Double;
        return floats ? StoredDepth.floats(grid, Optional.empty()) : StoredDepth.steps(grid);
    }

    @Override
    public boolean hasPhotos() {
        return photos != null;
    }

    @Override
    public Photo photo(int index) throws UserFacingException {
        if (photos == null) throw unreadable(file(), "it holds no photographs", null);
        int[] shape = photos.getDimensions();
        if (shape.length < 3 || shape[2] != 3) {
            throw unreadable(file(), "its photographs do not have 3 channels", null);
        }
        int height = shape[0];
        int width = shape[1];
        int plane = width * height;
        var rgb = new byte[3 * plane];
        synchronized (photos) {
            for (int channel = 0; channel < 3; channel++) {
                int from = (3 * index + channel) * plane;
                for (int x = 0; x < width; x++) {
                    for (int y = 0; y < height; y++) {
                        rgb[3 * (y * width + x) + channel] =
                                (byte) photos.getInt(from + x * height + y);
                    }
                }
            }
        }
        return Photo.adopt(nameOf(index), width, height, rgb, null, PhotoFacts.NONE);
    }

    @Override
    public void close() {
        // Everything is in memory.
    }
}
