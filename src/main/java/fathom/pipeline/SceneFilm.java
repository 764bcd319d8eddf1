package fathom.pipeline;

import fathom.export.film.Film;
import fathom.job.JobMonitor;
import fathom.render.CameraMotion;
import fathom.render.OrbitCamera;
import fathom.render.Rasterizer;

/**
 * A scene filmed by a moving camera, or photographed by one at rest. Every picture is drawn when it
 * is asked for.
 *
 * @param scene what is drawn
 * @param start where the camera stands at the beginning
 * @param background 0xAARRGGBB, not multiplied by alpha; 0 lets what lies behind shine through
 */
public record SceneFilm(
        Rasterizer.Scene scene, OrbitCamera start, int width, int height, int background) {

    /**
     * How the camera moves.
     *
     * @param loop whether the end passes into the beginning
     */
    public record Take(CameraMotion motion, double seconds, int framesPerSecond, boolean loop) {
        public static final int MOST_FRAMES = 10_000;

        public Take {
            if (!(seconds > 0) || seconds * framesPerSecond > MOST_FRAMES) {
                throw new IllegalArgumentException(
                        "%s s of %d pictures a second".formatted(seconds, framesPerSecond));
            }
        }

        public int frames() {
            return Math.max(1, (int) Math.round(seconds * framesPerSecond));
        }

        /** In a loop, the picture after the last one is the first. */
        OrbitCamera cameraAt(OrbitCamera start, int frame) {
            int steps = loop ? frames() : Math.max(1, frames() - 1);
            return motion.at(start, (double) frame / steps, loop);
        }
    }

    /** One picture, row by row, premultiplied 0xAARRGGBB. */
    public int[] still(JobMonitor monitor) {
        return picture(new Rasterizer(), start, monitor);
    }

    public Film film(Take take, JobMonitor monitor) {
        var rasterizer = new Rasterizer();
        return new Film(
                width,
                height,
                take.framesPerSecond(),
                take.frames(),
                frame -> picture(rasterizer, take.cameraAt(start, frame), monitor));
    }

    private int[] picture(Rasterizer rasterizer, OrbitCamera camera, JobMonitor monitor) {
        var frame = rasterizer.draw(scene, camera, width, height, Rasterizer.Quality.FINE, monitor);
        int[] argb = frame.argb();
        if (background >>> 24 == 0) return argb;
        for (int i = 0; i < argb.length; i++) argb[i] = over(argb[i], background);
        return argb;
    }

    /** A premultiplied colour over an opaque one. */
    private static int over(int premultiplied, int behind) {
        int rest = 255 - (premultiplied >>> 24);
        if (rest == 0) return premultiplied;
        int even = (behind & 0xff00ff) * rest + 0x800080;
        int odd = ((behind >>> 8) & 0xff) * rest + 0x80;
        even = ((even + ((even >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
        odd = (odd + (odd >>> 8)) & 0xff00;
        return 0xff000000 | ((premultiplied + (even | odd)) & 0xffffff);
    }
}
