package fathom.store;

import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.raster.FloatGrid;

/** Runs a network once, to see what it does. */
@FunctionalInterface
public interface Trial {
    /** The depth at the network's own resolution. */
    FloatGrid run(Photo photo, ModelCard card, JobMonitor monitor) throws UserFacingException;
}
