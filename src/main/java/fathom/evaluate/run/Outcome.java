package fathom.evaluate.run;

import fathom.evaluate.MetricValues;

/** What came of one image and one network. */
public sealed interface Outcome {
    /** The image's name and its place in the data set. */
    String image();

    int index();

    String model();

    /**
     * @param scale and {@code shift}: what alignment found
     * @param residentMb the process's resident memory after it; NaN where the system does not say
     * @param mismatch how ground truth and photograph differ in shape; empty where they do not
     */
    record Scored(
            String image,
            int index,
            String model,
            MetricValues values,
            double scale,
            double shift,
            long validPixels,
            double milliseconds,
            double residentMb,
            String mismatch)
            implements Outcome {}

    /** The image could not be read, estimated or compared. */
    record Skipped(String image, int index, String model, String reason) implements Outcome {}
}
