package fathom.groundtruth;

import fathom.export.depth.StoredDepth;
import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * HDF5: an array called depth or depths (rawDepths, gt), and the photographs in one called rgb,
 * image or images. Arrays are height × width or count × height × width; photographs have 3 channels
 * as their last axis, or before height and width. MATLAB writes all axes in reverse, and so is the
 * labelled NYU Depth v2 (depths: count × width × height, images: count × 3 × width × height).
 */
final class Hdf5Stack extends DepthStack {
    private static final List<String> DEPTH_NAMES =
            List.of("depths", "depth", "gt", "rawdepths", "raw_depth");
    private static final List<String> PHOTO_NAMES = List.of("images", "image", "rgb", "rgbs");

    private final HdfFile hdf;
    private final Dataset depths;
    private final @Nullable Dataset photos;
    private final boolean reversed;

    private Hdf5Stack(
            Path file, HdfFile hdf, Dataset depths, @Nullable Dataset photos, boolean reversed) {
        super(file);
        this.hdf = hdf;
        this.depths = depths;
        this.photos = photos;
        this.reversed = reversed;
    }

    static Hdf5Stack openHdf5(Path file, boolean matlab) throws UserFacingException {
        HdfFile hdf = null;
        try {
            hdf = new HdfFile(file);
            Dataset depths = find(hdf, DEPTH_NAMES);
            if (depths == null) {
                throw unreadable(file, "its arrays are called " + hdf.getChildren().keySet(), null);
            }
            int axes = depths.getDimensions().length;
            if (axes != 2 && axes != 3) {
                throw unreadable(file, "'%s' has %d axes".formatted(depths.getName(), axes), null);
            }
            Dataset photos = find(hdf, PHOTO_NAMES);
            boolean nyu =
                    photos != null
                            && depths.getName().equals("depths")
                            && photos.getName().equals("images")
                            && photos.getDimensions().length == 4
                            && photos.getDimensions()[1] == 3;
            return new Hdf5Stack(file, hdf, depths, photos, matlab || nyu);
        } catch (RuntimeException damaged) { // the library has no one type for them
            if (hdf != null) hdf.close();
            throw unreadable(file, "it is damaged or of an unknown kind", damaged);
        } catch (UserFacingException useless) {
            if (hdf != null) hdf.close();
            throw useless;
        }
    }

    private static @Nullable Dataset find(HdfFile hdf, List<String> names) {
        for (String name : names) {
            for (Node node : hdf.getChildren().values()) {
                if (node instanceof Dataset dataset && node.getName().equalsIgnoreCase(name)) {
                    return dataset;
                }
            }
        }
        return null;
    }

    @Override
    public int size() {
        int[] shape = depths.getDimensions();
        return shape.length == 3 ? shape[0] : 1;
    }

    @Override
    public synchronized StoredDepth depth(int index) throws UserFacingException {
        int[] shape = depths.getDimensions();
        int rows = shape[shape.length - 2];
        int columns = shape[shape.length - 1];
        float[] stored = slice(depths, shape.length == 3, index);
        FloatGrid grid =
                reversed
                        ? FloatGrid.adopt(rows, columns, transposed(stored, rows, columns))
                        : FloatGrid.adopt(columns, rows, stored);
        Class<?> type = depths.getJavaType();
        return type == float.class || type == double.class
                ? StoredDepth.floats(grid, Optional.empty())
                : StoredDepth.steps(grid);
    }

    @Override
    public boolean hasPhotos() {
        return photos != null;
    }

    @Override
    public synchronized Photo photo(int index) throws UserFacingException {
        if (photos == null) throw unreadable(file(), "it holds no photographs", null);
        int[] shape = photos.getDimensions();
        int axes = shape.length;
        if (axes < 3) throw unreadable(file(), "its photographs have no colours", null);
        float[] values = slice(photos, axes == 4, index);
        int[] one = {shape[axes - 3], shape[axes - 2], shape[axes - 1]};
        boolean channelsLast = one[2] == 3 && one[0] != 3;
        if (!channelsLast && one[0] != 3) {
            throw unreadable(file(), "its photographs do not have 3 channels", null);
        }
        int first = channelsLast ? one[0] : one[1];
        int second = channelsLast ? one[1] : one[2];
        int width = reversed ? first : second;
        int height = reversed ? second : first;
        var rgb = new byte[3 * width * height];
        for (int a = 0; a < first; a++) {
            for (int b = 0; b < second; b++) {
                int pixel = reversed ? b * width + a : a * width + b;
                for (int channel = 0; channel < 3; channel++) {
                    int at =
                            channelsLast
                                    ? (a * second + b) * 3 + channel
                                    : (channel * first + a) * second + b;
                    rgb[3 * pixel + channel] = (byte) Math.clamp(Math.round(values[at]), 0, 255);
                }
            }
        }
        return Photo.adopt(nameOf(index), width, height, rgb, null, PhotoFacts.NONE);
    }

    @Override
    public synchronized void close() {
        hdf.close();
    }

    private float[] slice(Dataset dataset, boolean stacked, int index) throws UserFacingException {
        int[] shape = dataset.getDimensions();
        try {
            if (!stacked) return FlatArray.of(dataset.getData());
            var from = new long[shape.length];
            from[0] = index;
            int[] size = shape.clone();
            size[0] = 1;
            return FlatArray.of(dataset.getData(from, size));
        } catch (RuntimeException damaged) { // the library has no one type for them
            throw unreadable(
                    file(),
                    "map %d of '%s' is damaged".formatted(index, dataset.getName()),
                    damaged);
        }
    }

    private static float[] transposed(float[] stored, int width, int height) {
        var values = new float[stored.length];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) values[y * width + x] = stored[x * height + y];
        }
        return values;
    }
}
