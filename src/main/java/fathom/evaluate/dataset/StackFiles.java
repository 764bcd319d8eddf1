package fathom.evaluate.dataset;

import fathom.compare.PixelMask;
import fathom.groundtruth.DepthStack;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.List;

/** A folder of HDF5 or MATLAB files, each with one photograph and its depth (FastDepth's NYU). */
record StackFiles(Path root, List<Path> files, DatasetOptions options) implements Dataset {
    StackFiles {
        files = List.copyOf(files);
    }

    @Override
    public String layout() {
        return "one HDF5 or MATLAB file an image";
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public Example example(int index) {
        return new OneFile(
                root.relativize(files.get(index)).toString().replace('\\', '/'),
                files.get(index),
                options);
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void close() {
        // Files are opened and closed as they are read.
    }

    private record OneFile(String name, Path file, DatasetOptions options) implements Example {
        @Override
        public Photo photo() throws UserFacingException {
            try (var stack = DepthStack.open(file)) {
                return stack.photo(0);
            }
        }

        @Override
        public GroundTruth truth() throws UserFacingException {
            try (var stack = DepthStack.open(file)) {
                var stored = stack.depth(0);
                boolean known = options.depthScale().isPresent() || !stored.integers();
                return new GroundTruth(
                        stored.toMap(
                                options.kind(),
                                known ? options.depthScale() : options.integerScale(),
                                file),
                        PixelMask.ALL);
            }
        }
    }
}
