package fathom.image;

/**
 * What an image file says about itself before anything is decoded.
 *
 * @param width pixels as stored, before the EXIF orientation is applied
 * @param height pixels as stored, before the EXIF orientation is applied
 * @param format the format's name for people, such as "JPEG"; decided by content
 */
public record ImageHeader(int width, int height, String format) {}
