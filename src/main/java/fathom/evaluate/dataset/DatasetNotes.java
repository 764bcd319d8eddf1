package fathom.evaluate.dataset;

/** What is said of a data set as a whole. */
final class DatasetNotes {
    private DatasetNotes() {}

    /**
     * @param count 1 or more
     */
    static String withoutDepth(int count) {
        return count == 1
                ? "1 photograph has no depth and is left out"
                : count + " photographs have no depth and are left out";
    }
}
