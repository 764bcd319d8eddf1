/**
 * Measured depth as data sets store it: single files of every format, and files that hold many maps
 * with their photographs. Knows the depth files of export, neither networks nor metrics. Read
 * {@link fathom.groundtruth.GroundTruthFile} first.
 */
@NullMarked
package fathom.groundtruth;

import org.jspecify.annotations.NullMarked;
