"""Draws the icon's PNG files from fathom.svg. Needs CairoSVG; run from the project's root."""

from pathlib import Path

import cairosvg

ICON = Path("assets/icon")
RUN_TIME = Path("src/main/resources/fathom/ui/icon")

for size in (16, 32, 48, 128, 256, 512):
    png = cairosvg.svg2png(
        url=str(ICON / "fathom.svg"), output_width=size, output_height=size
    )
    (ICON / f"fathom-{size}.png").write_bytes(png)
    if size in (32, 128, 256):
        (RUN_TIME / f"fathom-{size}.png").write_bytes(png)
