package fathom.evaluate.dataset;

import java.util.List;

/** Examples in a fixed order; holds names, not pictures. */
public interface Dataset extends AutoCloseable {
    /** How the files are laid out, for reports. */
    String layout();

    int size();

    Example example(int index);

    /** What was left out and why, such as photographs without ground truth. */
    List<String> notes();

    @Override
    void close();
}
