package fathom.ui.inspector;

/** What the inspector asks of the window. */
public interface InspectorActions {
    /** Lets the user choose the ground truth of the shown photograph. */
    void openGroundTruth();

    /** Lets the user choose where the point pairs are saved. */
    void savePairs();

    /** Lets the user choose a file of point pairs. */
    void loadPairs();

    /** Scores the chosen models on a whole data set. */
    void openDataset();
}
