/**
 * ONNX files: read without copying the weights, changed as a graph of nodes, written again. Knows
 * the format and no operator. Read {@link fathom.inference.onnx.OnnxFile} first.
 */
@NullMarked
package fathom.inference.onnx;

import org.jspecify.annotations.NullMarked;
