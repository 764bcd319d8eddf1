package fathom.ui.state;

import fathom.job.UserFacingException;

/** A failure in two lines: what happened, and what to do. */
public record Problem(String problem, String remedy) {
    public static Problem of(UserFacingException failure) {
        return new Problem(failure.problem(), failure.remedy());
    }
}
