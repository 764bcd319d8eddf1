#!/usr/bin/env python3
"""Writes src/test/resources/groundtruth: depth and photographs as data sets store them, by numpy, scipy and h5py.

All hold the ramp z[i, y, x] = 1 + i + y / 8 + x / 64 of two maps of 4 rows and 6 columns (one map in files of one), and
photographs whose red is 10 x, green 20 y and blue 100 + i. Run it from the project's root.
"""
import pathlib

import h5py
import numpy as np
import scipy.io

out = pathlib.Path("src/test/resources/groundtruth")
out.mkdir(parents=True, exist_ok=True)
n, h, w = 2, 4, 6
i, y, x = np.meshgrid(np.arange(n), np.arange(h), np.arange(w), indexing="ij")
z = (1 + i + y / 8 + x / 64).astype(np.float32)
rgb = np.stack([10 * x, 20 * y, 100 + i], -1).astype(np.uint8)

np.savez(out / "depth.npz", depth=z[0], intr=np.array([500, 500, 3, 2], np.float32))
np.savez_compressed(out / "arr0.npz", z[1])
np.savez(out / "nodepth.npz", a=z[0], b=z[1])

scipy.io.savemat(out / "one.mat", {"depth": z[0].astype(np.float64)}, do_compression=True)
scipy.io.savemat(
    out / "nyu5.mat",
    {"depths": np.moveaxis(z, 0, 2), "images": np.moveaxis(rgb, 0, 3)},
    do_compression=True,
)
scipy.io.savemat(out / "millimetres.mat", {"depth": np.round(z[0] * 1000).astype(np.uint16)})
scipy.io.savemat(out / "nothing.mat", {"splits": np.arange(5)})

# The labelled NYU Depth v2: MATLAB 7.3 reverses the axes, and puts 512 bytes of its own before the HDF5 data.
with h5py.File(out / "nyu73.mat", "w", userblock_size=512) as f:
    f.create_dataset("depths", data=z.transpose(0, 2, 1), chunks=(1, w, h), compression="gzip")
    f.create_dataset("images", data=rgb.transpose(0, 3, 2, 1), chunks=(1, 3, w, h), compression="gzip")
with open(out / "nyu73.mat", "r+b") as f:
    f.write(b"MATLAB 7.3 MAT-file, made by h5py".ljust(116) + bytes(8) + b"\x00\x02IM")

with h5py.File(out / "nyu-without-matlab.h5", "w") as f:
    f["depths"] = z.transpose(0, 2, 1)
    f["images"] = rgb.transpose(0, 3, 2, 1)

# In chunks that are smaller than a map, as h5py and MATLAB choose them.
with h5py.File(out / "chunked.h5", "w") as f:
    f.create_dataset("depth", data=z, chunks=(1, 3, 4), compression="gzip")
    f.create_dataset("image", data=rgb, chunks=(1, 3, 4, 1), compression="gzip")

# One file an image, as the data loaders of FastDepth and others expect.
with h5py.File(out / "one.h5", "w") as f:
    f["depth"] = z[0]
    f["rgb"] = rgb[0].transpose(2, 0, 1)
with h5py.File(out / "count-height-width.h5", "w") as f:
    f["depth"] = z
    f["image"] = rgb
