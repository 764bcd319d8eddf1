package fathom.evaluate.dataset;

import fathom.compare.PixelMask;
import fathom.groundtruth.DepthStack;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.nio.file.Path;
import java.util.List;

/** A MATLAB or HDF5 file with photographs and depth, such as the labelled NYU Depth v2. */
final class StackDataset implements Dataset {
    private final Path file;
    private final DepthStack stack;
    private final DatasetOptions options;

    StackDataset(Path file, DepthStack stack, DatasetOptions options) {
        this.file = file;
        this.stack = stack;
        this.options = options;
    }

    @Override
    public String layout() {
        return "one MATLAB or HDF5 file";
    }

    @Override
    public int size() {
        return stack.size();
    }

    @Override
    public Example example(int index) {
        return new StackExample(
                "%s#%d".formatted(file.getFileName(), index), file, stack, index, options);
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void close() {
        stack.close();
    }

    private record StackExample(
            String name, Path file, DepthStack stack, int index, DatasetOptions options)
            implements Example {
        @Override
        public Photo photo() throws UserFacingException {
            return stack.photo(index);
        }

        @Override
        public GroundTruth truth() throws UserFacingException {
            var stored = stack.depth(index);
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
