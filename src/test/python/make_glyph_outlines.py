"""Makes the outlines of the letters of comparison sheets: outlines.tsv, from Inter's OpenType files.

    python make_glyph_outlines.py FOLDER-OF-INTER SHEET-FOLDER

Takes the letters that SHEET-FOLDER's glyphs.tsv has. Needs fontTools. The README.md of that folder says what the file holds.
"""

import sys
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

EM = 1000
WEIGHTS = {"regular": "Inter-Regular.otf", "semibold": "Inter-SemiBold.otf"}


class WordsPen(BasePen):
    """SVG's absolute path words, in whole units with y down."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.words = []

    def add(self, letter, *points):
        self.words.append(letter + " ".join(f"{round(x)} {round(-y)}" for x, y in points))

    def _moveTo(self, p):
        self.add("M", p)

    def _lineTo(self, p):
        self.add("L", p)

    def _curveToOne(self, a, b, c):
        self.add("C", a, b, c)

    def _closePath(self):
        self.words.append("Z")


def main(fonts, folder):
    wanted = [line.split("\t") for line in (folder / "glyphs.tsv").read_text("ascii").splitlines()]
    lines = [f"em\t{EM}"]
    for weight, file in WEIGHTS.items():
        font = TTFont(fonts / file)
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        scale = EM / font["head"].unitsPerEm
        for word in wanted:
            if word[:2] != ["glyph", weight] or int(word[2]) not in names:
                continue
            pen = WordsPen(glyphs)
            glyphs[names[int(word[2])]].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
            lines.append("\t".join([weight, word[2], "".join(pen.words)]))
    (folder / "outlines.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
