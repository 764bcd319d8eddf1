package fathom.export.mesh;

import fathom.job.JobMonitor;

import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;

/** Tells a monitor how far an encoder is, and stops the encoder when the monitor says so. */
final class EncoderWatch implements IIOWriteProgressListener {
    private static final long WHOLE = 1000;
    private static final float PERCENT = 100;

    private final JobMonitor monitor;

    EncoderWatch(JobMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void imageProgress(ImageWriter encoder, float percentageDone) {
        monitor.report((long) (WHOLE * percentageDone / PERCENT), WHOLE, "");
        if (monitor.isCancelled()) encoder.abort();
    }

    @Override
    public void imageStarted(ImageWriter encoder, int imageIndex) {}

    @Override
    public void imageComplete(ImageWriter encoder) {}

    @Override
    public void thumbnailStarted(ImageWriter encoder, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageWriter encoder, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageWriter encoder) {}

    @Override
    public void writeAborted(ImageWriter encoder) {}
}
