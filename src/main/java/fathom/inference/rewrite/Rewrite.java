package fathom.inference.rewrite;

import fathom.inference.onnx.MalformedGraphException;
import fathom.inference.onnx.OnnxFile;

import java.util.List;

/**
 * Finds one pattern in a graph and replaces it by something faster that computes the same, or about
 * the same as {@link MatMulQuantisation} says of itself. What it does not recognise it leaves
 * alone.
 */
public sealed interface Rewrite
        permits AttentionFusion,
                ChannelSoftmax,
                ChannelsLastResize,
                ConstantResize,
                EnlargementMerge,
                FeedForwardSplit,
                LayerNormSplit,
                LayerScaleFolding,
                MatMulQuantisation,
                NormScaleFolding,
                PointwiseBeforeResize,
                ReadoutSplit {
    /** Those that keep 32-bit arithmetic, in the order in which they build on each other. */
    List<Rewrite> EXACT =
            List.of(
                    new LayerNormSplit(),
                    new NormScaleFolding(),
                    new AttentionFusion(),
                    new LayerScaleFolding(),
                    new EnlargementMerge(),
                    new PointwiseBeforeResize(),
                    new ChannelsLastResize(),
                    new ConstantResize(),
                    new ReadoutSplit(),
                    new FeedForwardSplit(),
                    new ChannelSoftmax());

    /** A word for reports. */
    String name();

    /** Changes the model's graph; returns how often the pattern was found. */
    int apply(OnnxFile model) throws MalformedGraphException;
}
