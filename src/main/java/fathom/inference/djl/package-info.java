/**
 * Runs networks through DJL on ONNX Runtime. The only package that knows either; no native memory
 * leaves it. Read {@link fathom.inference.djl.DjlEngines} first.
 */
@NullMarked
package fathom.inference.djl;

import org.jspecify.annotations.NullMarked;
