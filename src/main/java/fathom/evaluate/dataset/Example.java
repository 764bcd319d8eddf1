package fathom.evaluate.dataset;

import fathom.image.Photo;
import fathom.job.UserFacingException;

/** A photograph and its ground truth, neither of them read yet. May be read from any thread. */
public interface Example {
    /** Names it in reports; unique within the data set. */
    String name();

    Photo photo() throws UserFacingException;

    GroundTruth truth() throws UserFacingException;
}
