package fathom.ui.state;

import fathom.pipeline.DepthResult;

/** A depth result with what the views need to colour it at once. */
record Estimate(DepthResult result, ValueSpread spread) {
    static Estimate of(DepthResult result) {
        return new Estimate(result, ValueSpread.of(result.map()));
    }

    /** The photograph is counted too: the result keeps it alive. */
    long bytes() {
        return 4L * result.map().grid().size()
                + 4L * result.networkMap().grid().size()
                + 3L * result.photo().width() * result.photo().height();
    }
}
