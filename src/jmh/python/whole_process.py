#!/usr/bin/env python3
"""Whole processes in turn: an installed Fathom and reference_estimate.py, each estimating one photograph.

Needs: what reference_estimate.py needs, and an app image (mvn -q -Pdist -DskipTests package)
Usage: whole_process.py --image FILE [--fathom target/fathom/bin/fathom] [--rounds 9]

Prints the median seconds of each and the median of the rounds' ratios. Fathom's first run is not counted: it verifies
the network's hash and remembers that it did.
"""
import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MODEL = ROOT / "models/starter/starter-relative-lite0.onnx"


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image", required=True)
    parser.add_argument("--fathom", default=str(ROOT / "target/fathom/bin/fathom"))
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as out:
        fathom = [options.fathom, "estimate", options.image, "--format", "npy", "--out", out, "--overwrite"]
        python = [sys.executable, str(Path(__file__).with_name("reference_estimate.py")), "--model", str(MODEL),
                  "--image", options.image, "--runs", "1", "--out", f"{out}/python.npy"]
        seconds(fathom), seconds(python)
        rounds = [(seconds(fathom), seconds(python)) for _ in range(options.rounds)]
    print(f"fathom {statistics.median(f for f, _ in rounds):.3f} s")
    print(f"python {statistics.median(p for _, p in rounds):.3f} s")
    print(f"ratio  {statistics.median(f / p for f, p in rounds):.2f}")


if __name__ == "__main__":
    main()
