/**
 * Tunes a network once on the machine that runs it: rewritten, compared with the original, timed
 * against it, kept on disk. Read {@link fathom.inference.tuning.TunedEngines} first.
 */
@NullMarked
package fathom.inference.tuning;

import org.jspecify.annotations.NullMarked;
