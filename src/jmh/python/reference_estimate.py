#!/usr/bin/env python3
"""The starter model in Python ONNX Runtime: what `fathom bench` and `fathom estimate` are compared with.

Needs: onnxruntime numpy opencv-python-headless
Usage: reference_estimate.py --model FILE.onnx --image FILE [--threads 2] [--runs 20] [--out depth.npy]

Preprocessing and post-processing are the model card's: area interpolation to about the area of 384x288 in multiples of
32, ImageNet mean and deviation, bilinear back to the photograph. Prints one JSON object with the median milliseconds of
each stage, decoding excluded; with --runs 1 it is the whole process that is of interest.
"""
import argparse
import json
import math
import statistics
import time

import cv2
import numpy as np
import onnxruntime

MEAN = np.array([0.485, 0.456, 0.406], np.float32)
STD = np.array([0.229, 0.224, 0.225], np.float32)


def input_size(height, width):
    factor = math.sqrt(384 * 288 / (height * width))
    return tuple(max(32, round(side * factor / 32) * 32) for side in (height, width))


def preprocess(rgb):
    height, width = input_size(*rgb.shape[:2])
    small = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA)
    normalised = (small.astype(np.float32) / 255 - MEAN) / STD
    return np.ascontiguousarray(normalised.transpose(2, 0, 1)[None])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--image", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--out")
    options = parser.parse_args()

    cv2.setNumThreads(options.threads)
    session_options = onnxruntime.SessionOptions()
    session_options.intra_op_num_threads = options.threads
    session_options.inter_op_num_threads = 1
    session_options.log_severity_level = 3
    session = onnxruntime.InferenceSession(options.model, session_options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    rgb = cv2.cvtColor(cv2.imread(options.image, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)

    stages = {"preprocess_ms": [], "inference_ms": [], "postprocess_ms": [], "total_ms": []}
    for run in range(options.runs + (options.runs > 1)):
        start = time.perf_counter()
        tensor = preprocess(rgb)
        prepared = time.perf_counter()
        raw = session.run(None, {name: tensor})[0][0]
        ran = time.perf_counter()
        depth = cv2.resize(raw, (rgb.shape[1], rgb.shape[0]), interpolation=cv2.INTER_LINEAR)
        end = time.perf_counter()
        if run or options.runs == 1:
            for stage, seconds in zip(stages.values(), (prepared - start, ran - prepared, end - ran, end - start)):
                stage.append(seconds * 1000)
    if options.out:
        np.save(options.out, depth)
    print(json.dumps({
        "runtime": "onnxruntime " + onnxruntime.__version__,
        "photo": [rgb.shape[1], rgb.shape[0]],
        "input": [tensor.shape[3], tensor.shape[2]],
        "threads": options.threads,
        "runs": options.runs,
        **{stage: round(statistics.median(values), 2) for stage, values in stages.items()},
    }))


if __name__ == "__main__":
    main()
