package fathom.cli;

import fathom.pipeline.SceneFiles;

import java.util.Locale;

/** Numbers in sentences. */
final class Count {
    private Count() {}

    /** "1 file", "2,000 files". */
    static String of(long number, String thing) {
        return of(number, thing, thing + "s");
    }

    /** "4 vertices, 2 triangles", or "4 points". */
    static String of(SceneFiles.Written geometry) {
        if (geometry.triangles() == 0) return of(geometry.vertices(), "point");
        return "%s, %s"
                .formatted(
                        of(geometry.vertices(), "vertex", "vertices"),
                        of(geometry.triangles(), "triangle"));
    }

    static String of(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
