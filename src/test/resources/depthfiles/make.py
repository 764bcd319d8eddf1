#!/usr/bin/env python3
"""Writes the files of this folder with numpy, OpenCV, OpenEXR, Pillow and tifffile.

All hold the same 3 rows of 4 values: 0.25 + x + 10 y (the integer ones 256 times that, in steps).
"""
import pathlib

import cv2
import numpy as np
import OpenEXR
import tifffile
from PIL import Image, PngImagePlugin

here = pathlib.Path(__file__).parent
y, x = np.mgrid[0:3, 0:4]
values = (0.25 + x + 10 * y).astype(np.float32)
steps = (values * 256).astype(np.uint16)

np.save(here / "numpy-f4.npy", values)
np.save(here / "numpy-f8-big-endian.npy", values.astype(">f8"))
np.save(here / "numpy-f2-fortran.npy", np.asfortranarray(values.astype("<f2")))
np.save(here / "numpy-u2.npy", steps)
np.save(here / "numpy-1xHxW.npy", values[None])
cv2.imwrite(str(here / "opencv.pfm"), values)
cv2.imwrite(str(here / "opencv-16bit.png"), steps)
texts = PngImagePlugin.PngInfo()
texts.add_itxt("depth-kind", "metric", lang="en", tkey="Größe")
texts.add_itxt("depth-scale", "256")
Image.fromarray(steps).save(here / "pillow-itxt.png", pnginfo=texts)
tifffile.imwrite(here / "tifffile-f4.tif", values)
tifffile.imwrite(here / "tifffile-f4-zlib.tif", values, compression="zlib", byteorder=">")
tifffile.imwrite(here / "tifffile-u2.tif", steps)
for name, compression, kind in (
    ("none", OpenEXR.NO_COMPRESSION, np.float32),
    ("rle", OpenEXR.RLE_COMPRESSION, np.float32),
    ("zips", OpenEXR.ZIPS_COMPRESSION, np.float16),
    ("zip", OpenEXR.ZIP_COMPRESSION, np.float32),
    ("piz", OpenEXR.PIZ_COMPRESSION, np.float32),
):
    header = {"compression": compression, "type": OpenEXR.scanlineimage}
    channels = {"Z": values.astype(kind), "A": np.zeros_like(values)}
    with OpenEXR.File(header, channels) as file:
        file.write(str(here / f"openexr-{name}.exr"))
