package fathom.export.film;

import java.util.Locale;
import java.util.Optional;

/** How a film is kept. */
public enum FilmFormat {
    /**
     * H.264 in an MP4 file: for all players; its sides are even numbers, nothing shines through.
     */
    MP4("mp4", false),
    /** 256 colours, endless; pixels are there or not. */
    GIF("gif", true),
    /** One file for each picture: {@code name-0001.png}. */
    PNG("png", true);

    private final String extension;
    private final boolean transparent;

    FilmFormat(String extension, boolean transparent) {
        this.extension = extension;
        this.transparent = transparent;
    }

    public static Optional<FilmFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (var format : values()) {
            if (lower.endsWith("." + format.extension)) return Optional.of(format);
        }
        return Optional.empty();
    }

    public String extension() {
        return extension;
    }

    /** Whether what lies behind can shine through where nothing is. */
    public boolean isTransparent() {
        return transparent;
    }

    public boolean holds(int width, int height) {
        return this != MP4 || (width % 2 == 0 && height % 2 == 0);
    }
}
