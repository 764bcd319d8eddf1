package fathom.ui.inspector;

/** What the inspector asks of the window. */
public interface InspectorActions {
    /** Lets the user choose the ground truth of the shown photograph. */
    void openGroundTruth();

    /** Scores the chosen models on a whole data set. */
    void openDataset();
}
