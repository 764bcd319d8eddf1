#!/usr/bin/env python3
"""Writes the small graphs of RewriteTest: patterns as exporters write them, and near misses that must be left alone.

Needs: onnx numpy
Usage: make_graphs.py [FOLDER]
All take pixels 1x3xHxW, which are turned into H*W tokens of 3 numbers where a pattern needs tokens.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
RANDOM = np.random.default_rng(7)
WIDTH, HEADS = 8, 2


def constant(name, array):
    array = np.asarray(array)
    if array.dtype == np.float64:
        array = array.astype(np.float32)
    return numpy_helper.from_array(array, name)


def write(name, nodes, constants, output_shape, opset=14):
    pixels = helper.make_tensor_value_info("pixels", TensorProto.FLOAT, [1, 3, "h", "w"])
    depth = helper.make_tensor_value_info("depth", TensorProto.FLOAT, output_shape)
    graph = helper.make_graph(nodes, name, [pixels], [depth], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, OUT / f"{name}.onnx")


def node(operator, inputs, output, **attributes):
    outputs = output if isinstance(output, list) else [output]
    return helper.make_node(operator, inputs, outputs, **attributes)


def tokens():
    """pixels -> tokens 1 x HW x WIDTH."""
    nodes = [
        node("Reshape", ["pixels", "flat"], "rows"),
        node("Transpose", ["rows"], "columns", perm=[0, 2, 1]),
        node("MatMul", ["columns", "embed"], "tokens"),
    ]
    constants = [
        constant("flat", np.array([1, 3, -1], np.int64)),
        constant("embed", RANDOM.normal(size=(3, WIDTH))),
    ]
    return nodes, constants


def attention(name, softmax_axis=-1, merge=(0, 2, 1, 3), split_by="gather"):
    """Queries, keys and values from one matrix, as timm writes it: reshape to 5 axes, permute, take the parts."""
    nodes, constants = tokens()
    constants += [
        constant("qkv_weight", RANDOM.normal(size=(WIDTH, 3 * WIDTH)) / 3),
        constant("qkv_bias", RANDOM.normal(size=3 * WIDTH)),
        constant("five", np.array([1, -1, 3, HEADS, WIDTH // HEADS], np.int64)),
        constant("three", np.array([1, -1, WIDTH], np.int64)),
        constant("scale", np.float32(0.5)),
        *(constant(f"part{i}", np.int64(i)) for i in range(3)),
        constant("first", np.array([0], np.int64)),
    ]
    nodes += [
        node("MatMul", ["tokens", "qkv_weight"], "product"),
        node("Add", ["qkv_bias", "product"], "qkv"),
        node("Reshape", ["qkv", "five"], "divided"),
        node("Transpose", ["divided"], "parts", perm=[2, 0, 3, 1, 4]),
    ]
    if split_by == "gather":
        nodes += [node("Gather", ["parts", f"part{i}"], v, axis=0) for i, v in enumerate("qkv")]
    else:
        nodes += [node("Split", ["parts"], ["q1", "k1", "v1"], axis=0)]
        nodes += [node("Squeeze", [v + "1", "first"], v) for v in "qkv"]
    nodes += [
        node("Mul", ["q", "scale"], "q_scaled"),
        node("Transpose", ["k"], "k_turned", perm=[0, 1, 3, 2]),
        node("MatMul", ["q_scaled", "k_turned"], "scores"),
        node("Softmax", ["scores"], "weights", axis=softmax_axis),
        node("MatMul", ["weights", "v"], "weighted"),
        node("Transpose", ["weighted"], "turned", perm=list(merge)),
        node("Reshape", ["turned", "three"], "depth"),
    ]
    write(name, nodes, constants, [1, "n", WIDTH])


def scaled_layer(name, bias=True, read_twice=False):
    nodes, constants = tokens()
    constants += [
        constant("weight", RANDOM.normal(size=(WIDTH, 5))),
        constant("bias", RANDOM.normal(size=5)),
        constant("gamma", RANDOM.normal(size=5)),
    ]
    nodes.append(node("MatMul", ["tokens", "weight"], "product"))
    if bias:
        nodes.append(node("Add", ["product", "bias"], "sum"))
    layer = "sum" if bias else "product"
    nodes.append(node("Mul", ["gamma", layer], "scaled"))
    nodes.append(node("Add", ["scaled", layer if read_twice else "scaled"], "depth"))
    write(name, nodes, constants, [1, "n", 5])


def enlarged(name, kernel=1, mode="linear", transformation="half_pixel", factors=(1, 1, 2, 3)):
    constants = [
        constant("factors", np.array(factors, np.float32)),
        constant("weight", RANDOM.normal(size=(2, 3, kernel, kernel))),
        constant("bias", RANDOM.normal(size=2)),
        constant("roi", np.array([0, 0, 0, 0, 1, 1, 1.5, 1.5], np.float32)),
    ]
    nodes = [
        node(
            "Resize",
            ["pixels", "roi", "factors"],
            "large",
            mode=mode,
            coordinate_transformation_mode=transformation,
            extrapolation_value=7.0,
        ),
        node("Conv", ["large", "weight", "bias"], "depth"),
    ]
    write(name, nodes, constants, [1, 2, "h2", "w2"])


def enlarged_tokens(name, tile=4, window=3, stride=None, biased=True, read_twice=False, pads=1):
    """Transposed convolution, convolution, both with biases or both without."""
    stride = stride or tile
    constants = [
        constant("first", RANDOM.normal(size=(3, 6, tile, tile))),
        constant("second", RANDOM.normal(size=(5, 6, window, window))),
        constant("third", RANDOM.normal(size=(1, 5, 1, 1))),
        constant("first_bias", RANDOM.normal(size=6)),
        constant("second_bias", RANDOM.normal(size=5)),
    ]
    nodes = [
        node(
            "ConvTranspose",
            ["pixels", "first"] + ["first_bias"] * biased,
            "large",
            strides=[stride, stride],
            kernel_shape=[tile, tile],
        ),
        node("Conv", ["large", "second"] + ["second_bias"] * biased, "read", pads=[pads] * 4),
        node("Relu", ["read"], "positive"),
        node("Conv", ["positive", "third"], "sum" if read_twice else "depth"),
    ]
    if read_twice:
        nodes += [
            node("ReduceMax", ["large"], "largest", axes=[1], keepdims=1),
            node("Add", ["sum", "largest"], "depth"),
        ]
    used = {name for n in nodes for name in n.input}
    write(name, nodes, [c for c in constants if c.name in used], [1, 1, "h2", "w2"])


def enlarged_features(name, channels, by="sizes", mode="linear"):
    """Convolution, Resize to the pixels' size and a half, convolution."""
    constants = [
        constant("first", RANDOM.normal(size=(channels, 3, 3, 3))),
        constant("second", RANDOM.normal(size=(1, channels, 3, 3))),
        constant("channels", np.array([1, channels], np.int64)),
        constant("two", np.array([2], np.int64)),
        constant("four", np.array([4], np.int64)),
        constant("factors", np.array([1, 1, 1.5, 1.5], np.float32)),
        constant("three", np.array([3], np.int64)),
    ]
    nodes = [
        node("Conv", ["pixels", "first"], "features", pads=[1, 1, 1, 1]),
        node("Shape", ["pixels"], "shape"),
        node("Slice", ["shape", "two", "four"], "sides"),
        node("Mul", ["sides", "three"], "thrice"),
        node("Div", ["thrice", "two"], "larger"),
        node("Concat", ["channels", "larger"], "sizes", axis=0),
        node(
            "Resize",
            ["features", "", "", "sizes"] if by == "sizes" else ["features", "", "factors"],
            "large",
            mode=mode,
            coordinate_transformation_mode="align_corners",
        ),
        node("Conv", ["large", "second"], "depth", pads=[1, 1, 1, 1]),
    ]
    write(name, nodes, constants, [1, 1, "h2", "w2"])


def resized_constant(name, mode="cubic", by="sizes", of="grid"):
    """Position embeddings, five by five, brought to the pixels' size or to fixed factors of their own."""
    constants = [
        constant("embeddings", RANDOM.normal(size=(1, 25, 6))),
        constant("square", np.array([1, 5, 5, 6], np.int64)),
        constant("factors", np.array([1, 1, 1.7, 0.6], np.float32)),
        constant("two", np.array([2], np.int64)),
        constant("four", np.array([4], np.int64)),
        constant("channels", np.array([1, 6 if of == "grid" else 3], np.int64)),
    ]
    nodes = [
        node("Reshape", ["embeddings", "square"], "rows"),
        node("Transpose", ["rows"], "grid", perm=[0, 3, 1, 2]),
        node("Shape", ["pixels"], "shape"),
        node("Slice", ["shape", "two", "four"], "sides"),
        node("Concat", ["channels", "sides"], "sizes", axis=0),
        node(
            "Resize",
            [of, "", "", "sizes"] if by == "sizes" else [of, "", "factors"],
            "resized",
            mode=mode,
            coordinate_transformation_mode="half_pixel",
            cubic_coeff_a=-0.75,
        ),
        node("ReduceMean", ["pixels"], "mean", keepdims=1),
        node("Add", ["resized", "mean"], "depth"),
    ]
    write(name, nodes, constants, [1, "c", "h2", "w2"])


def normalised(name, opset=14, joined=False, squared="power", axis=-1, factors=WIDTH):
    nodes, constants = tokens()
    constants += [
        constant("gamma", RANDOM.normal(size=factors)),
        constant("beta", RANDOM.normal(size=WIDTH)),
        constant("two", np.float32(2)),
        constant("epsilon", np.float32(0.01)),
        constant("axes", np.array([axis], np.int64)),
    ]
    if joined:
        nodes.append(node("LayerNormalization", ["tokens", "gamma", "beta"], "depth", axis=axis, epsilon=0.01))
    else:
        over = {"axes": [axis]} if opset < 18 else {}
        axes = [] if opset < 18 else ["axes"]
        nodes += [
            node("ReduceMean", ["tokens", *axes], "mean", **over),
            node("Sub", ["tokens", "mean"], "centred"),
            node("Pow", ["centred", "two"], "squares")
            if squared == "power"
            else node("Mul", ["centred", "centred"], "squares"),
            node("ReduceMean", ["squares", *axes], "variance", **over),
            node("Add", ["variance", "epsilon"], "positive"),
            node("Sqrt", ["positive"], "deviation"),
            node("Div", ["centred", "deviation"], "unit"),
            node("Mul", ["unit", "gamma"], "scaled"),
            node("Add", ["scaled", "beta"], "depth"),
        ]
    write(name, nodes, constants, [1, "n", WIDTH], opset)


def scaled_norm(name, biases=(True, True), also_read=False):
    """Two layers that read a scaled and shifted value, as queries and keys read a normalised one."""
    nodes, constants = tokens()
    constants += [
        constant("gamma", RANDOM.normal(size=WIDTH)),
        constant("beta", RANDOM.normal(size=WIDTH)),
    ]
    nodes += [
        node("Tanh", ["tokens"], "unit"),
        node("Mul", ["unit", "gamma"], "scaled"),
        node("Add", ["scaled", "beta"], "normalised"),
    ]
    for i, bias in enumerate(biases):
        constants += [
            constant(f"weight{i}", RANDOM.normal(size=(WIDTH, WIDTH))),
            constant(f"bias{i}", RANDOM.normal(size=WIDTH)),
        ]
        nodes.append(node("MatMul", ["normalised", f"weight{i}"], f"product{i}" if bias else f"layer{i}"))
        if bias:
            nodes.append(node("Add", [f"product{i}", f"bias{i}"], f"layer{i}"))
    nodes += [
        node("Add", ["layer0", "normalised" if also_read else "layer1"], "sum"),
        node("Shape", ["normalised"], "shape"),
        node("Reshape", ["sum", "shape"], "depth"),
    ]
    write(name, nodes, constants, [1, "n", WIDTH])


def feed_forward(name, hidden, activation="written", root=np.sqrt(2), between=False):
    """gelu(tokens·W + b)·V; torch writes the activation out before operator set 20, in more than one order."""
    nodes, constants = tokens()
    constants += [
        constant("expansion", RANDOM.normal(size=(WIDTH, hidden)).round(2)),
        constant("bias", RANDOM.normal(size=hidden).round(2)),
        constant("contraction", (RANDOM.normal(size=(hidden, 5)) / np.sqrt(hidden)).round(3)),
        constant("root", np.float32(root)),
        constant("one", np.float32(1)),
        constant("half", np.float32(0.5)),
        constant("axes", np.array([-1], np.int64)),
    ]
    nodes += [
        node("MatMul", ["tokens", "expansion"], "product"),
        node("Add", ["bias", "product"], "hidden"),
    ]
    if activation in ("none", "tanh"):
        nodes.append(node("Gelu", ["hidden"], "active", approximate=activation))
    else:
        nodes += [
            node("Div", ["hidden", "root"], "divided"),
            node("Erf", ["divided"], "erf"),
            node("Add", ["erf", "one"], "sum"),
        ]
        if activation == "written":
            nodes += [node("Mul", ["hidden", "sum"], "whole"), node("Mul", ["whole", "half"], "active")]
        else:
            nodes += [node("Mul", ["hidden", "half"], "halved"), node("Mul", ["halved", "sum"], "active")]
    nodes.append(node("MatMul", ["active", "contraction"], "contracted" if between else "depth"))
    if between:
        nodes += [
            node("ReduceMean", ["hidden", "axes"], "mean"),
            node("Add", ["contracted", "mean"], "depth"),
        ]
    write(name, nodes, constants, [1, "n", 5], 20)


def magnified(name):
    """A map that shows the rounding of its layer normalisation 30,000 times as large."""
    nodes, constants = tokens()
    constants += [
        constant("gamma", np.full(WIDTH, 30000.0)),
        constant("beta", np.zeros(WIDTH)),
        constant("last", np.array([-1], np.int64)),
        constant("zero", np.int64(0)),
        constant("plane", np.array([0, 2, 3], np.int64)),
    ]
    nodes += [
        node("LayerNormalization", ["tokens", "gamma", "beta"], "normalised", axis=-1),
        node("Sin", ["normalised"], "waves"),
        node("ReduceMean", ["waves"], "values", axes=[-1], keepdims=0),
        node("Shape", ["pixels"], "shape"),
        node("Gather", ["shape", "plane"], "map", axis=0),
        node("Reshape", ["values", "map"], "depth"),
    ]
    write(name, nodes, constants, [1, "h", "w"], 17)


def channel_softmax(name, axis=1, opset=14):
    constants = [constant("weight", 3 * RANDOM.normal(size=(5, 3, 1, 1)))]
    nodes = [
        node("Conv", ["pixels", "weight"], "features"),
        node("Softmax", ["features"], "depth", axis=axis),
    ]
    write(name, nodes, constants, [1, 5, "h", "w"], opset)


attention("packed-gather")
attention("packed-split", split_by="split")
attention("softmax-over-queries", softmax_axis=2)
attention("heads-not-joined", merge=(0, 1, 2, 3))
scaled_layer("scaled-with-bias")
scaled_layer("scaled-without-bias", bias=False)
scaled_layer("scaled-and-unscaled", read_twice=True)
enlarged("enlarged-linear")
enlarged("enlarged-aligned", transformation="align_corners")
enlarged("enlarged-cropped", transformation="tf_crop_and_resize")
enlarged("enlarged-then-3x3", kernel=3)
enlarged("shrunk", factors=(1, 1, 0.5, 0.5))
resized_constant("grid-to-sizes")
resized_constant("grid-by-factors", by="factors")
resized_constant("grid-linear", mode="linear")
resized_constant("pixels-to-sizes", of="pixels")
normalised("normalised-14")
normalised("normalised-18", opset=18, squared="product")
normalised("normalised-joined-17", opset=17, joined=True)
normalised("normalised-joined-18", opset=18, joined=True)
normalised("normalised-over-tokens", axis=1)
normalised("normalised-one-factor", factors=1)
magnified("normalised-magnified")
channel_softmax("softmax-over-channels-14")
channel_softmax("softmax-over-channels-18", opset=18)
channel_softmax("softmax-over-columns", axis=3)
channel_softmax("softmax-over-all", opset=12)
feed_forward("feed-forward-written", 1536)
feed_forward("feed-forward-halved-first", 800, activation="halved")
feed_forward("feed-forward-joined", 2310, activation="none")
feed_forward("feed-forward-by-tanh", 24, activation="tanh")
feed_forward("feed-forward-other-root", 24, root=1.4)
feed_forward("feed-forward-read-between", 24, between=True)
scaled_norm("scaled-norm")
scaled_norm("scaled-norm-without-bias", biases=(True, False))
scaled_norm("scaled-norm-also-read", also_read=True)
enlarged_features("features-enlarged", 16)
enlarged_features("features-enlarged-few", 8)
enlarged_features("features-enlarged-by-factors", 16, by="factors")
enlarged_features("features-enlarged-nearest", 16, mode="nearest")
enlarged_tokens("tokens-enlarged")
enlarged_tokens("tokens-enlarged-without-bias", tile=2, biased=False)
enlarged_tokens("tokens-enlarged-5x5", tile=3, window=5, pads=2)
enlarged_tokens("tokens-enlarged-overlapping", tile=4, stride=2)
enlarged_tokens("tokens-enlarged-read-twice", read_twice=True)
enlarged_tokens("tokens-enlarged-cropped", pads=0)
