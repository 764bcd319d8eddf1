/**
 * What Fathom leaves on the disk: depth files, meshes, sheets and sidecars, each complete under its
 * name or not there at all. Knows no network. Read {@link fathom.export.AtomicFiles} first.
 */
@NullMarked
package fathom.export;

import org.jspecify.annotations.NullMarked;
