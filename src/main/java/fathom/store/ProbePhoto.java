package fathom.store;

import fathom.image.Photo;
import fathom.image.PhotoFacts;

/** A drawn picture with nearness of every kind that networks look at: slopes, edges, texture. */
final class ProbePhoto {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    private ProbePhoto() {}

    static Photo draw() {
        var rgb = new byte[WIDTH * HEIGHT * 3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = (y * WIDTH + x) * 3;
                boolean ball = Math.hypot(x - 200.0, y - 150.0) < 60;
                boolean tile = ((x >> 4) + (y >> 4)) % 2 == 0;
                rgb[at] = (byte) (ball ? 220 : 40 + y / 2);
                rgb[at + 1] = (byte) (ball ? 120 : 60 + x / 3);
                rgb[at + 2] = (byte) (tile ? 150 : 90);
            }
        }
        return Photo.adopt("probe", WIDTH, HEIGHT, rgb, null, PhotoFacts.NONE);
    }
}
