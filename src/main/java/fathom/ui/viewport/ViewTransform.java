package fathom.ui.viewport;

import fathom.ui.state.PictureLink;

/**
 * Where image positions lie in a tile: tile = image * scale + offset. Image positions run from 0 to
 * the image's width; the pixel at index i covers i to i + 1. Tile positions are device pixels for
 * drawing and layout pixels for the mouse.
 */
record ViewTransform(double scale, double offsetX, double offsetY) {
    ViewTransform {
        if (!(scale > 0)) throw new IllegalArgumentException("Scale must be positive: " + scale);
    }

    /** Where a linked picture's own pixels lie in a tile that shows the leading photograph so. */
    ViewTransform of(PictureLink link) {
        return new ViewTransform(
                scale / link.scale(), toTileX(link.toLeadX(0)), toTileY(link.toLeadY(0)));
    }

    double toTileX(double imageX) {
        return imageX * scale + offsetX;
    }

    double toTileY(double imageY) {
        return imageY * scale + offsetY;
    }

    double toImageX(double tileX) {
        return (tileX - offsetX) / scale;
    }

    double toImageY(double tileY) {
        return (tileY - offsetY) / scale;
    }

    /** The same view in a tile that has {@code factor} times as many pixels along each side. */
    ViewTransform resizedBy(double factor) {
        return new ViewTransform(scale * factor, offsetX * factor, offsetY * factor);
    }
}
