"""Makes the photographs of this folder and, for each, NAME.ppm: the pixels that a reader must
give (8-bit sRGB, as stored, before the orientation).

Where a format is lossless the expected pixels are the ones that went in. Lossy files are decoded
by Pillow (libjpeg-turbo, libwebp). Colour profiles are applied by LittleCMS through Pillow's
ImageCms, perceptual intent, without its short cuts; the profiles are written here from their
published numbers. 16-bit samples become round(v / 257).

Run with Pillow 13, NumPy, tifffile and imagecodecs.
"""

import io
import struct
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import tifffile
from PIL import Image, ImageCms

HERE = Path(__file__).parent
W, H = 24, 16


def smooth() -> np.ndarray:
    """Colours without edges: decoders differ in how they enlarge the halved colour planes."""
    y, x = np.mgrid[0:H, 0:W]
    return np.stack([60 + 5 * x + 2 * y, 200 - 8 * y, 90 + 3 * x + 4 * y], -1).astype(np.uint8)


def scene() -> np.ndarray:
    """A smooth sky over ground with two coloured blocks; no symmetry."""
    rgb = smooth()
    rgb[2:8, 3:9] = (220, 40, 30)
    rgb[9:14, 12:21] = (20, 90, 200)
    return rgb


RGB = scene()
GRAY = RGB[..., 1]
ALPHA = np.full((H, W), 255, np.uint8)
ALPHA[0:4, 0:6] = 0
ALPHA[4:6, 0:6] = 128


def expect(name: str, rgb) -> None:
    rgb = np.asarray(rgb)
    if rgb.ndim == 2:
        rgb = np.stack([rgb] * 3, -1)
    height, width, _ = rgb.shape
    data = b"P6\n%d %d\n255\n" % (width, height) + rgb.astype(np.uint8).tobytes()
    (HERE / f"{name}.ppm").write_bytes(data)


def put(name: str, data: bytes, rgb) -> None:
    (HERE / name).write_bytes(data)
    expect(name, rgb)


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def decoded(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


# ---- colour profiles ------------------------------------------------------------------------


def fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(fixed(v) for v in values)


def curve_gamma(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


def curve_srgb() -> bytes:
    numbers = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    return b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + b"".join(fixed(v) for v in numbers)


def text(value: str) -> bytes:
    raw = value.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + b"\0" * (4 + 4 + 2 + 1 + 67)


def profile(kind: bytes, space: bytes, pcs: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {
        b"desc": text("test profile"),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": xyz(0.9642, 1, 0.8249),
        **tags,
    }
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    size = start + len(body)
    head = struct.pack(">I", size) + b"\0\0\0\0" + b"\x02\x40\0\0" + kind + space + pcs
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += fixed(0.9642) + fixed(1) + fixed(0.8249)
    head += b"\0" * (128 - len(head))
    return head + struct.pack(">I", len(tags)) + table + body


def rgb_profile(red, green, blue, curve: bytes) -> bytes:
    tags = {b"rXYZ": xyz(*red), b"gXYZ": xyz(*green), b"bXYZ": xyz(*blue)}
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    return profile(b"mntr", b"RGB ", b"XYZ ", tags)


def cmyk_profile() -> bytes:
    """A press of our own: Lab at the 16 corners of ink, through an 8-bit table."""
    ramp = bytes(range(256))
    table = b""
    for corner in range(16):
        c, m, y, k = (corner >> 3) & 1, (corner >> 2) & 1, (corner >> 1) & 1, corner & 1
        light = 95 - 38 * c - 45 * m - 6 * y
        light *= 1 - 0.85 * k
        a = (-36 * c + 72 * m - 4 * y) * (1 - 0.9 * k)
        b = (-48 * c - 4 * m + 90 * y) * (1 - 0.9 * k)
        lab = (light * 2.55, a + 128, b + 128)
        table += bytes(max(0, min(255, round(v))) for v in lab)
    unit = b"".join(fixed(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    lut = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + unit + ramp * 4 + table + ramp * 3
    return profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": lut})


P3 = rgb_profile(
    (0.515121, 0.241196, -0.001053),
    (0.291977, 0.692245, 0.041885),
    (0.157104, 0.066574, 0.784073),
    curve_srgb(),
)
ADOBE = rgb_profile(
    (0.60974, 0.31111, 0.01947),
    (0.20528, 0.62567, 0.06087),
    (0.14919, 0.06322, 0.74457),
    curve_gamma(2.19921875),
)
GRAY18 = profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": curve_gamma(1.8)})
CMYK = cmyk_profile()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def to_srgb(image: Image.Image, icc: bytes) -> np.ndarray:
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    target = ImageCms.createProfile("sRGB")
    exact = ImageCms.Flags.NOOPTIMIZE
    return np.asarray(
        ImageCms.profileToProfile(image, source, target, 0, outputMode="RGB", flags=exact)
    )


# ---- files ----------------------------------------------------------------------------------


def without_segment(jpeg: bytes, marker: int) -> bytes:
    at = 2
    while True:
        length = struct.unpack(">H", jpeg[at + 2 : at + 4])[0] + 2
        if jpeg[at + 1] == marker:
            return jpeg[:at] + jpeg[at + length :]
        at += length


def jpegs() -> None:
    photo = Image.fromarray(RGB)
    for name, options in {
        "jpeg-420": {"subsampling": 2},
        "jpeg-422": {"subsampling": 1},
        "jpeg-444": {"subsampling": 0},
        "jpeg-progressive": {"progressive": True},
        "jpeg-restarts": {"restart_marker_blocks": 1},
    }.items():
        data = encoded(photo, "JPEG", quality=90, **options)
        put(name + ".jpg", data, decoded(data))
    data = encoded(photo, "JPEG", quality=95, subsampling=0)
    put("jpeg-444-no-jfif.jpg", without_segment(data, 0xE0), decoded(data))
    data = encoded(photo, "JPEG", quality=95, keep_rgb=True)
    put("jpeg-rgb-adobe.jpg", data, decoded(data))
    put("jpeg-rgb-by-names.jpg", without_segment(data, 0xEE), decoded(data))
    gray = Image.fromarray(GRAY)
    data = encoded(gray, "JPEG", quality=92)
    put("jpeg-gray.jpg", data, decoded(data))
    data = encoded(gray, "JPEG", quality=92, icc_profile=GRAY18)
    put("jpeg-gray-icc.jpg", data, to_srgb(Image.open(io.BytesIO(data)), GRAY18))
    for name, icc in {"p3": P3, "adobe-rgb": ADOBE}.items():
        data = encoded(photo, "JPEG", quality=95, subsampling=0, icc_profile=icc)
        put(f"jpeg-{name}.jpg", data, to_srgb(Image.open(io.BytesIO(data)), icc))
    data = encoded(photo, "JPEG", quality=95, subsampling=0, icc_profile=SRGB)
    put("jpeg-srgb.jpg", data, decoded(data))
    cmyk_jpegs()


def inks() -> Image.Image:
    c, m, y = (255 - RGB.astype(int)).transpose(2, 0, 1)
    k = np.minimum(np.minimum(c, m), y)
    under = k // 2
    return Image.fromarray(np.stack([c - under, m - under, y - under, under], -1).astype(np.uint8), "CMYK")


def cmyk_jpegs() -> None:
    data = encoded(inks(), "JPEG", quality=95)  # with Adobe's marker, inverted
    put("jpeg-cmyk.jpg", data, decoded(data))
    data = encoded(inks(), "JPEG", quality=95, icc_profile=CMYK)
    put("jpeg-cmyk-icc.jpg", data, to_srgb(Image.open(io.BytesIO(data)), CMYK))
    inverted = 255 - np.asarray(inks())
    data = imagecodecs.jpeg8_encode(
        inverted, level=95, colorspace="CMYK", outcolorspace="YCCK", subsampling="444"
    )
    put("jpeg-ycck.jpg", data, decoded(data))


def webps() -> None:
    photo = Image.fromarray(RGB)
    rgba = Image.fromarray(np.dstack([RGB, ALPHA]))
    data = encoded(Image.fromarray(smooth()), "WEBP", quality=90)
    put("webp-lossy.webp", data, decoded(data))
    put("webp-lossless.webp", encoded(photo, "WEBP", lossless=True), RGB)
    put("webp-lossless-alpha.webp", encoded(rgba, "WEBP", lossless=True, exact=True), RGB)
    data = encoded(Image.fromarray(np.dstack([smooth(), ALPHA])), "WEBP", quality=90, exact=True)
    put("webp-lossy-alpha.webp", data, decoded(data))
    put("webp-p3.webp", encoded(photo, "WEBP", lossless=True, icc_profile=P3), to_srgb(photo, P3))


def tiffs() -> None:
    def tiff(name, samples, rgb, **options):
        out = io.BytesIO()
        tifffile.imwrite(out, samples, metadata=None, software=None, **options)
        put(f"tiff-{name}.tif", out.getvalue(), rgb)

    rgb16 = wide()
    from16 = np.rint(rgb16 / 257)
    tiff("rgb8", RGB, RGB, photometric="rgb")
    tiff("rgb8-big-endian", RGB, RGB, photometric="rgb", byteorder=">")
    tiff("rgb8-bigtiff", RGB, RGB, photometric="rgb", bigtiff=True)
    tiff("rgb8-lzw", RGB, RGB, photometric="rgb", compression="lzw", predictor=True)
    tiff("rgb8-deflate", RGB, RGB, photometric="rgb", compression="deflate")
    tiff("rgb8-packbits", RGB, RGB, photometric="rgb", compression="packbits")
    tiff("rgb8-tiled", RGB, RGB, photometric="rgb", tile=(16, 16))
    tiff("rgb8-planar", RGB.transpose(2, 0, 1), RGB, photometric="rgb", planarconfig="separate")
    tiff("rgb16", rgb16, from16, photometric="rgb")
    tiff("rgb16-lzw", rgb16, from16, photometric="rgb", compression="lzw", predictor=True)
    tiff("rgb16-deflate", rgb16, from16, photometric="rgb", compression="deflate", predictor=True)
    tiff("gray8", GRAY, GRAY, photometric="minisblack")
    tiff("gray8-white-is-zero", 255 - GRAY, GRAY, photometric="miniswhite")
    tiff("gray16", rgb16[..., 1], from16[..., 1], photometric="minisblack")
    unit = (GRAY / 255).astype(np.float32)
    tiff("float", unit, GRAY, photometric="minisblack")
    tiff("float-rgb", (RGB / 255).astype(np.float32), RGB, photometric="rgb")
    low, high = 2.0, 10.0
    metres = (low + (high - low) * unit).astype(np.float32)
    tiff("float-span", metres, np.rint(255 * metres / metres.max()), photometric="minisblack")
    tiff("cmyk", np.asarray(inks()), np.asarray(inks().convert("RGB")), photometric="separated")
    tiff("p3", RGB, to_srgb(Image.fromarray(RGB), P3), photometric="rgb", iccprofile=P3)
    straight = np.dstack([RGB, ALPHA])
    tiff("alpha", straight, RGB, photometric="rgb", extrasamples=["unassalpha"])
    times = np.rint(RGB * (ALPHA[..., None] / 255.0)).astype(np.uint8)
    back = np.where(ALPHA[..., None] > 0, np.rint(times * 255.0 / np.maximum(ALPHA, 1)[..., None]), 0)
    tiff("alpha-premultiplied", np.dstack([times, ALPHA]), np.clip(back, 0, 255), photometric="rgb", extrasamples=["assocalpha"])
    data = encoded(palette(), "TIFF")
    put("tiff-palette.tif", data, decoded(data))
    bits = Image.fromarray(GRAY > 140)
    put("tiff-bilevel-g4.tif", encoded(bits, "TIFF", compression="group4"), decoded(encoded(bits, "PNG")))
    data = encoded(Image.fromarray(RGB), "TIFF", compression="jpeg", quality=95)
    put("tiff-jpeg.tif", data, decoded(data))


def wide() -> np.ndarray:
    """16-bit samples with lower bytes that no 8-bit picture has."""
    y, x = np.mgrid[0:H, 0:W]
    return (RGB.astype(np.uint32) * 250 + (97 * x + 31 * y)[..., None]).astype(np.uint16)


def palette() -> Image.Image:
    return Image.fromarray(RGB).quantize(16)


def png(kind: int, depth: int, rows: bytes, interlace: int = 0, extra: bytes = b"", size=(W, H)) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", *size, depth, kind, 0, 0, interlace)
    body = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra
    return body + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def filterless(samples: np.ndarray) -> bytes:
    return b"".join(b"\0" + row.astype(samples.dtype.newbyteorder(">")).tobytes() for row in samples)


def adam7(samples: np.ndarray) -> bytes:
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    parts = (samples[y::dy, x::dx] for x, y, dx, dy in passes)
    return b"".join(filterless(part) for part in parts if part.size)


def pngs() -> None:
    photo = Image.fromarray(RGB)
    rgb16 = wide()
    from16 = np.rint(rgb16 / 257)
    put("png-rgb8.png", encoded(photo, "PNG"), RGB)
    put("png-interlaced.png", png(2, 8, adam7(RGB), 1), RGB)
    put("png-rgb16.png", png(2, 16, filterless(rgb16)), from16)
    alpha16 = ALPHA.astype(np.uint16) * 257
    put("png-rgba16.png", png(6, 16, filterless(np.dstack([rgb16, alpha16]))), from16)
    put("png-gray16.png", png(0, 16, filterless(rgb16[..., 1])), from16[..., 1])
    put("png-gray8.png", encoded(Image.fromarray(GRAY), "PNG"), GRAY)
    put("png-gray-alpha.png", png(4, 8, filterless(np.dstack([GRAY, ALPHA]))), GRAY)
    put("png-rgba.png", encoded(Image.fromarray(np.dstack([RGB, ALPHA])), "PNG"), RGB)
    for bits in (1, 2, 4):
        levels = (GRAY >> (8 - bits)).astype(np.uint8)
        planes = (levels[..., None] >> np.arange(bits)[::-1]) & 1
        packed = np.packbits(planes.reshape(H, -1), axis=1)
        put(f"png-gray{bits}.png", png(0, bits, filterless(packed)), levels * (255 // (2**bits - 1)))
    data = encoded(palette(), "PNG", bits=4)
    put("png-palette4.png", data, decoded(data))
    data = encoded(photo.quantize(60), "PNG")
    put("png-palette8.png", data, decoded(data))
    indexed = palette()
    clear = int(np.asarray(indexed)[0, 0])
    data = encoded(indexed, "PNG", transparency=clear)
    put("png-palette-transparent.png", data, np.asarray(indexed.convert("RGB")))
    put("png-rgb-color-key.png", encoded(photo, "PNG", transparency=(220, 40, 30)), RGB)
    for name, icc in {"p3": P3, "adobe-rgb": ADOBE}.items():
        put(f"png-{name}.png", encoded(photo, "PNG", icc_profile=icc), to_srgb(photo, icc))
    put("png-srgb-profile.png", encoded(photo, "PNG", icc_profile=SRGB), RGB)
    gray = Image.fromarray(GRAY)
    put("png-gray-icc.png", encoded(gray, "PNG", icc_profile=GRAY18), to_srgb(gray, GRAY18))


def bmps() -> None:
    photo = Image.fromarray(RGB)
    put("bmp-24.bmp", encoded(photo, "BMP"), RGB)
    data = encoded(palette(), "BMP")
    put("bmp-palette.bmp", data, decoded(data))
    put("bmp-gray.bmp", encoded(Image.fromarray(GRAY), "BMP"), GRAY)
    put("bmp-1.bmp", encoded(Image.fromarray(GRAY > 140), "BMP"), (GRAY > 140) * 255)
    put("bmp-32.bmp", encoded(Image.fromarray(np.dstack([RGB, ALPHA])), "BMP"), RGB)


def gifs() -> None:
    indexed = palette()
    put("gif-plain.gif", encoded(indexed, "GIF"), np.asarray(indexed.convert("RGB")))
    put("gif-interlaced.gif", encoded(indexed, "GIF", interlace=1), np.asarray(indexed.convert("RGB")))
    other = Image.new("RGB", (W, H), (0, 255, 0))
    data = encoded(indexed.convert("RGB"), "GIF", save_all=True, append_images=[other], duration=100)
    put("gif-animated.gif", data, decoded(data))
    put("gif-placed.gif", placed_gif(), placed_pixels())


FRAME = (5, 3, 4, 2)  # left, top, width, height on a screen of 12 x 8
COLORS = ((10, 20, 30), (250, 0, 0), (0, 240, 0), (0, 0, 230))


def placed_gif() -> bytes:
    """A first frame smaller than the logical screen; the background is colour 0."""
    left, top, width, height = FRAME
    screen = b"GIF89a" + struct.pack("<HHBBB", 12, 8, 0b10010001, 0, 0)
    table = b"".join(bytes(color) for color in COLORS)
    frame = b"," + struct.pack("<HHHHB", left, top, width, height, 0)
    # Codes of 3 bits with a clear code before each pixel, so that the table never grows.
    codes = [code for pixel in (1, 2, 3, 1, 2, 3, 1, 2) for code in (4, pixel)] + [5]
    bits = sum(code << 3 * i for i, code in enumerate(codes))
    data = bits.to_bytes((3 * len(codes) + 7) // 8, "little")
    return screen + table + frame + b"\x02" + bytes((len(data),)) + data + b"\0;"


def placed_pixels() -> np.ndarray:
    screen = np.full((8, 12, 3), COLORS[0], np.uint8)
    left, top, width, height = FRAME
    pixels = np.array([COLORS[i] for i in (1, 2, 3, 1, 2, 3, 1, 2)], np.uint8)
    screen[top : top + height, left : left + width] = pixels.reshape(height, width, 3)
    return screen


# ---- EXIF -----------------------------------------------------------------------------------

# 3 x 2 pixels: every orientation gives another arrangement of these six colours.
SIX = np.array(
    [[(255, 0, 0), (0, 255, 0), (0, 0, 255)], [(255, 255, 0), (0, 255, 255), (255, 0, 255)]], np.uint8
)


def orientations() -> None:
    for value in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = value
        (HERE / f"orientation-{value}.png").write_bytes(encoded(Image.fromarray(SIX), "PNG", exif=exif))
    exif = Image.Exif()
    exif[0x0112] = 6
    large = Image.fromarray(SIX.repeat(16, 0).repeat(16, 1))
    (HERE / "orientation-6.jpg").write_bytes(encoded(large, "JPEG", quality=95, subsampling=0, exif=exif))
    (HERE / "orientation-6.webp").write_bytes(encoded(large, "WEBP", lossless=True, exif=exif))
    out = io.BytesIO()
    tifffile.imwrite(out, np.asarray(large), photometric="rgb", metadata=None, software=None, extratags=[(0x0112, "H", 1, 6, True)])
    (HERE / "orientation-6.tif").write_bytes(out.getvalue())


def cameras() -> None:
    """Pictures of 40 x 30 pixels, whose diagonal is 50, with what cameras write about lenses."""
    make, model, focal, f35 = 0x010F, 0x0110, 0x920A, 0xA405
    unit, resolution, exif_width, exif_height = 0xA210, 0xA20E, 0xA002, 0xA003

    def camera(name: str, main: dict, lens: dict, size=(40, 30)) -> None:
        exif = Image.Exif()
        for tag, value in main.items():
            exif[tag] = value
        for tag, value in lens.items():
            exif.get_ifd(0x8769)[tag] = value
        (HERE / f"camera-{name}.jpg").write_bytes(
            encoded(Image.new("RGB", size, (90, 120, 60)), "JPEG", exif=exif)
        )

    known = {make: "Canon", model: "Canon EOS R5"}
    camera("35mm", known, {focal: 4.5, f35: 28})
    camera("35mm-turned", known | {0x0112: 6}, {focal: 4.5, f35: 28})
    camera("35mm-portrait", {make: "Pentax", model: "K-1"}, {f35: 50}, size=(30, 40))
    camera("pitch-cm", {make: "Acme ", model: "A1"}, {focal: 5.0, unit: 3, resolution: 100.0})
    camera("pitch-inch", {model: "A1"}, {focal: 5.0, unit: 2, resolution: 254.0})
    camera(
        "pitch-smaller",
        {},
        {focal: 5.0, unit: 3, resolution: 100.0, exif_width: 80, exif_height: 60},
    )
    camera("focal-only", {}, {focal: 4.5})
    camera("nonsense", {make: " ", 0x0112: 9}, {focal: 0.0, f35: 0, unit: 3, resolution: 0.0})
    camera("absurd", {}, {f35: 60000})


for make in (jpegs, webps, tiffs, pngs, bmps, gifs, orientations, cameras):
    make()
