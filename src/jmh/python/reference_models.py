#!/usr/bin/env python3
"""Published models in Python ONNX Runtime and in Fathom, process by process in turn.

Needs: onnxruntime numpy pillow (Linux)
Usage: reference_models.py --java "COMMAND" --models DIR --tuned DIR --image FILE --model ID=FAMILY ... [--rounds 3] [--runs 3]
COMMAND starts fathom.pipeline.EstimateCost, for example "java -cp CLASSPATH fathom.pipeline.EstimateCost"; DIR holds the
model folders of the ids, --tuned what `fathom models tune` made. FAMILY is depth-anything, midas, dpt or glpn.

A round runs Python's defaults, then Fathom with the published, the tuned and, where there is one, the fast graph. Of each
process: load (session from file), wall and cpu time of one estimate (median; preprocessing, network, depth at the
photograph's size), memory grown from just before the session's creation to the peak. Prints medians over the rounds and the
medians of the ratios to Python's process of the same round.
"""
import argparse
import json
import resource
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

FIGURES = ("load_ms", "wall_ms", "cpu_ms", "grown_mib")


def reference(graph, family, image, threads, runs):
    import numpy
    import onnxruntime
    from PIL import Image

    def input_size(width, height):
        if family == "midas":
            return 256, 256
        if family == "dpt":
            return 384, 384
        if family == "glpn":
            return width // 32 * 32, height // 32 * 32
        scale = min((518 / width, 518 / height), key=lambda s: abs(1 - s))
        return round(scale * width / 14) * 14, round(scale * height / 14) * 14

    mean, std = {"midas": (0, 1), "glpn": (0, 1), "dpt": (0.5, 0.5)}.get(
        family, (numpy.float32([0.485, 0.456, 0.406]), numpy.float32([0.229, 0.224, 0.225]))
    )
    photo = Image.open(image).convert("RGB")
    photo.load()

    def preprocess():
        small = photo.resize(input_size(*photo.size), Image.BILINEAR if family in ("dpt", "glpn") else Image.BICUBIC)
        levels = numpy.asarray(small, numpy.float32) / 255
        return numpy.ascontiguousarray(((levels - mean) / std).transpose(2, 0, 1)[None].astype(numpy.float32))

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    preprocess()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    before = peak()
    start = time.perf_counter()
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    load = time.perf_counter() - start
    name = session.get_inputs()[0].name
    wall, cpu = [], []
    for run in range(runs + 1):
        start, used = time.perf_counter(), time.process_time()
        depth = session.run(None, {name: preprocess()})[0][0]
        Image.fromarray(depth).resize(photo.size, Image.BICUBIC)
        if run:
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - used)
    print(json.dumps({
        "load_ms": load * 1000,
        "wall_ms": statistics.median(wall) * 1000,
        "cpu_ms": statistics.median(cpu) * 1000,
        "grown_mib": peak() - before,
    }))


def result(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1]) if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--java")
    parser.add_argument("--models")
    parser.add_argument("--tuned")
    parser.add_argument("--image", required=True)
    parser.add_argument("--model", nargs="*", default=[])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.reference:
        return reference(*options.reference, options.image, options.threads, options.runs)
    for model in options.model:
        name, family = model.split("=")
        folder = Path(options.models) / name
        graph = next(folder.glob("*.onnx"))
        python = [sys.executable, __file__, "--reference", str(graph), family, "--image", options.image]
        python += ["--threads", str(options.threads), "--runs", str(options.runs)]
        rounds = []
        for _ in range(options.rounds):
            figures = {"python": result(python)}
            for choice in ("published", "tuned", "fast"):
                java = shlex.split(options.java) + [options.models, name, options.image, options.tuned, choice]
                figures[choice] = result([*java, str(options.threads), str(options.runs)])
            rounds.append(figures)
        for choice in rounds[0]:
            those = [(figures[choice], figures["python"]) for figures in rounds if figures[choice]]
            if those:
                row = {"model": name, "graph": choice}
                for figure in FIGURES:
                    row[figure] = round(statistics.median(own[figure] for own, _ in those), 1)
                    row[figure + "_ratio"] = round(statistics.median(own[figure] / base[figure] for own, base in those), 3)
                print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
