/**
 * The window: puts the views of the packages below together and wires them to the workbench's view
 * model. Knows no parser, no runtime. Read {@link fathom.ui.MainWindow} first.
 */
@NullMarked
package fathom.ui;

import org.jspecify.annotations.NullMarked;
