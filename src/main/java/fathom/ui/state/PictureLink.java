package fathom.ui.state;

/**
 * How a picture of another size lies over the leading photograph, in whose pixels all tiles count:
 * centred and as large as fits. Of equal proportions, they cover each other.
 *
 * @param scale the picture's pixels per pixel of the leading photograph
 */
public record PictureLink(
        double leadWidth, double leadHeight, int width, int height, double scale) {
    public static PictureLink of(double leadWidth, double leadHeight, int width, int height) {
        double scale = Math.max(width / leadWidth, height / leadHeight);
        return new PictureLink(leadWidth, leadHeight, width, height, scale);
    }

    public double toPictureX(double leadX) {
        return width / 2.0 + (leadX - leadWidth / 2) * scale;
    }

    public double toPictureY(double leadY) {
        return height / 2.0 + (leadY - leadHeight / 2) * scale;
    }

    public double toLeadX(double pictureX) {
        return leadWidth / 2 + (pictureX - width / 2.0) / scale;
    }

    public double toLeadY(double pictureY) {
        return leadHeight / 2 + (pictureY - height / 2.0) / scale;
    }

    /** The picture's pixel below the middle of the leading photograph's; may lie outside. */
    public PixelPosition pixelAt(PixelPosition lead) {
        return new PixelPosition(
                (int) Math.floor(toPictureX(lead.x() + 0.5)),
                (int) Math.floor(toPictureY(lead.y() + 0.5)));
    }

    public boolean covers(PixelPosition picture) {
        return picture.x() >= 0 && picture.y() >= 0 && picture.x() < width && picture.y() < height;
    }
}
