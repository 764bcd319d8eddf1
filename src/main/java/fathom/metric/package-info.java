/**
 * From relative depth to metres by what a user knows about a scene. Knows depth and cameras,
 * neither networks nor files. Read {@link fathom.metric.Calibrator} first.
 */
@NullMarked
package fathom.metric;

import org.jspecify.annotations.NullMarked;
