/**
 * What the user wants of this machine and what is known about it: where models come from, what
 * computes them, how long they take. Shared by window and commands. Read {@link
 * fathom.machine.MachineSettings} first.
 */
@NullMarked
package fathom.machine;

import org.jspecify.annotations.NullMarked;
