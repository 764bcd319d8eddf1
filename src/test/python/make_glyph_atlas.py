"""Makes the font of comparison sheets: glyphs.png and glyphs.tsv, from Inter's OpenType files.

    python make_glyph_atlas.py FOLDER-OF-INTER OUT-FOLDER

Needs Pillow with Raqm (its wheels have it). src/main/resources/fathom/export/sheet/README.md says
where the font comes from and what the two files hold.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

EM_PX = 64
ATLAS_WIDTH_PX = 2048
GAP_PX = 2
WEIGHTS = {"regular": "Inter-Regular.otf", "semibold": "Inter-SemiBold.otf"}
ONLY_KERNING = ["kern", "-calt", "-liga", "-clig", "-ccmp"]

ASCII = [chr(c) for c in range(0x20, 0x7F)]
LATIN = [chr(c) for c in [*range(0xA0, 0xAD), *range(0xAE, 0x180)]]
GREEK = [chr(c) for c in [*range(0x391, 0x3A2), *range(0x3A3, 0x3CA)]]
CYRILLIC = [chr(c) for c in range(0x400, 0x460)]
SIGNS = list("\u2009\u202f–—‘’“”„•…′″−≈≠≤≥→←▸√∞□")
LETTERS = ASCII + LATIN + GREEK + CYRILLIC + SIGNS
KERNED = ASCII


def spaced(font, text):
    return font.getlength(text, features=ONLY_KERNING)


class Shelves:
    """Puts boxes side by side, and below the row when it is full."""

    def __init__(self):
        self.x = self.y = GAP_PX
        self.row_height = 0

    def place(self, width, height):
        if self.x + width + GAP_PX > ATLAS_WIDTH_PX:
            self.x = GAP_PX
            self.y += self.row_height + GAP_PX
            self.row_height = 0
        at = self.x, self.y
        self.x += width + GAP_PX
        self.row_height = max(self.row_height, height)
        return at

    def height(self):
        return self.y + self.row_height + GAP_PX


def kerning(weight, font):
    alone = {letter: spaced(font, letter) for letter in KERNED}
    for first in KERNED:
        for second in KERNED:
            shift = spaced(font, first + second) - alone[first] - alone[second]
            if abs(shift) >= EM_PX / 128:
                yield "\t".join(["kern", weight, str(ord(first)), str(ord(second)), f"{shift:.2f}"])


def main(fonts, out):
    if not features.check("raqm"):
        raise SystemExit("Pillow lacks Raqm, without which the kerning is not read.")
    lines = [f"em\t{EM_PX}"]
    shelves = Shelves()
    canvas = Image.new("L", (ATLAS_WIDTH_PX, 4096), 0)
    draw = ImageDraw.Draw(canvas)
    for weight, file in WEIGHTS.items():
        font = ImageFont.truetype(fonts / file, EM_PX, layout_engine=ImageFont.Layout.RAQM)
        for letter in LETTERS:
            left, top, right, bottom = font.getbbox(letter, anchor="ls")
            width, height = right - left, bottom - top
            x, y = shelves.place(width, height)
            draw.text((x - left, y - top), letter, 255, font, anchor="ls")
            numbers = [ord(letter), x, y, width, height, left, top]
            lines.append(
                "\t".join(["glyph", weight, *map(str, numbers), f"{spaced(font, letter):.2f}"])
            )
        lines += kerning(weight, font)
    canvas.crop((0, 0, ATLAS_WIDTH_PX, shelves.height())).save(out / "glyphs.png", optimize=True)
    (out / "glyphs.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
