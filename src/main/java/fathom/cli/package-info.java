/**
 * The command line: reads options, runs the same steps as the window, says what was written, and
 * turns failures into exit codes. Knows no window and no runtime. Read {@link fathom.cli.FathomCli}
 * first.
 */
@NullMarked
package fathom.cli;

import org.jspecify.annotations.NullMarked;
