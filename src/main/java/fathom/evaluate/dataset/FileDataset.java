package fathom.evaluate.dataset;

import java.util.List;

/** Pairs of files. */
record FileDataset(String layout, List<FileExample> examples, List<String> notes)
        implements Dataset {
    FileDataset {
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Example example(int index) {
        return examples.get(index);
    }

    @Override
    public void close() {
        // Files are opened and closed as they are read.
    }
}
