/**
 * Which way is up: the ground found in a scene, and turning the scene by it. Read {@link
 * fathom.geometry.level.Levelling} first.
 */
@NullMarked
package fathom.geometry.level;

import org.jspecify.annotations.NullMarked;
