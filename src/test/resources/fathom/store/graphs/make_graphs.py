"""Makes the small graphs beside this file (onnx 1.23.2): python make_graphs.py FOLDER"""
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh

folder = sys.argv[1]
F = T.FLOAT


def value(name, shape, kind=F):
    return h.make_tensor_value_info(name, kind, list(shape))


def save(name, nodes, inputs, outputs, initializers=(), opset=17, domains=(), check=True, metadata=None):
    graph = h.make_graph(nodes, name, inputs, outputs, list(initializers))
    imports = [h.make_opsetid("", opset)] + [h.make_opsetid(d, 1) for d in domains]
    model = h.make_model(graph, opset_imports=imports, ir_version=8, producer_name="make_graphs")
    if metadata:
        h.set_model_props(model, metadata)
    if check:
        onnx.checker.check_model(model)
    onnx.save(model, os.path.join(folder, name + ".onnx"))


one = nh.from_array(np.array([0], np.int64), "ch")
red = [h.make_node("Gather", ["pixel_values", "ch"], ["depth"], axis=1)]
image = value("pixel_values", ("batch", 3, "height", "width"))

# depth networks
save("depth-free", red, [image], [value("depth", ("batch", 1, "height", "width"))], [one],
     metadata={"made from": "nothing"})
save("depth-64x48", red, [value("pixel_values", (1, 3, 48, 64))], [value("depth", (1, 1, 48, 64))], [one])

# none
flat = h.make_node("GlobalAveragePool", ["pixel_values"], ["pooled"])
to2 = nh.from_array(np.array([0, 3], np.int64), "two")
save("classifier", [flat, h.make_node("Reshape", ["pooled", "two"], ["scores"])], [image],
     [value("scores", ("batch", 3))], [to2])
save("enlarger", [h.make_node("Identity", ["pixel_values"], ["large"])], [image],
     [value("large", ("batch", 3, "height", "width"))])
save("words", [h.make_node("Identity", ["input_ids"], ["out"])], [value("input_ids", ("batch", "n"), T.INT64)],
     [value("out", ("batch", "n"), T.INT64)])
save("channels-last", [h.make_node("Identity", ["image"], ["out"])], [value("image", (1, 48, 64, 3))],
     [value("out", (1, 48, 64, 3))])
# says "one map" and gives five numbers
five = nh.from_array(np.array([1, 1, 5], np.int64), "five")
row = nh.from_array(np.array([5], np.int64), "n5")
save("liar", [flat, h.make_node("ReduceMean", ["pooled"], ["m"], keepdims=0),
              h.make_node("Expand", ["m", "n5"], ["e"]), h.make_node("Reshape", ["e", "five"], ["depth"])],
     [image], [value("depth", ("batch", "a", "b"))], [five, row])

# a map, and nothing in it
zero = nh.from_array(np.float32(0), "zero")
save("same-everywhere", [h.make_node("ReduceMean", ["pixel_values"], ["gray"], axes=[1]),
                         h.make_node("Mul", ["gray", "zero"], ["depth"])],
     [image], [value("depth", ("batch", 1, "height", "width"))], [zero])

# operators that the runtime lacks
save("unknown-operator", [h.make_node("Warp", ["pixel_values"], ["depth"], domain="com.example")], [image],
     [value("depth", ("batch", "height", "width"))], domains=("com.example",), check=False)
save("opset-99", red, [image], [value("depth", ("batch", 1, "height", "width"))], [one], opset=99, check=False)


def external(name, location):
    """A depth network whose weight lies in another file."""
    tensor = nh.from_array(np.full((1, 3, 1, 1), 0.25, np.float32), "weight")
    raw = tensor.raw_data
    tensor.ClearField("raw_data")
    tensor.data_location = T.EXTERNAL
    for key, text in (("location", location), ("offset", "0"), ("length", str(len(raw)))):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, text
    nodes = [h.make_node("Conv", ["pixel_values", "weight"], ["depth"])]
    save(name, nodes, [image], [value("depth", ("batch", 1, "height", "width"))], [tensor], check=False)
    return raw


raw = external("external", "external.onnx_data")
open(os.path.join(folder, "external.onnx_data"), "wb").write(raw)
external("external-escapes", "../external.onnx_data")
external("external-absolute", "/etc/hostname")
external("external-backslash", "..\\external.onnx_data")
external("external-missing", "nowhere.bin")
