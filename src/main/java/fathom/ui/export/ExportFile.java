package fathom.ui.export;

import fathom.export.depth.DepthFormat;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.MeshSizes;
import fathom.export.sheet.SheetFormat;
import fathom.geometry.refine.Density;
import fathom.geometry.refine.SurfaceRefiner;

/** One thing to write. */
sealed interface ExportFile {
    /** What follows the name: ".png16.png". */
    String suffix();

    /** About how large it will be. */
    long estimateBytes(ExportSubject subject);

    record Depth(DepthFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return "." + format.id() + "." + format.extension();
        }

        @Override
        public long estimateBytes(ExportSubject subject) {
            long pixels = subject.result().map().grid().size();
            return switch (format) {
                case NPY, PFM, TIFF32 -> 4 * pixels;
                case EXR -> 3 * pixels;
                case PNG16 -> pixels;
                case COLOR -> pixels / 2;
            };
        }
    }

    /** The sidecar of a depth file. */
    record Facts(DepthFormat format) implements ExportFile {
        private static final long TYPICAL_BYTES = 1_500;

        @Override
        public String suffix() {
            return new Depth(format).suffix() + ".json";
        }

        @Override
        public long estimateBytes(ExportSubject subject) {
            return TYPICAL_BYTES;
        }
    }

    /** Colours, distances and normals as layers. */
    record Pass() implements ExportFile {
        /** Half of what half-precision colours, float distances, normals and a mask take raw. */
        private static final int BYTES_A_PIXEL = 12;

        @Override
        public String suffix() {
            return ".pass.exr";
        }

        @Override
        public long estimateBytes(ExportSubject subject) {
            return BYTES_A_PIXEL * (long) subject.result().map().grid().size();
        }
    }

    /** A folder with the camera and the points. */
    record Colmap() implements ExportFile {
        private static final int BYTES_A_POINT = 50;

        @Override
        public String suffix() {
            return ".colmap";
        }

        @Override
        public long estimateBytes(ExportSubject subject) {
            return BYTES_A_POINT * vertices(subject);
        }
    }

    record Mesh(MeshFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return ".mesh." + format.extension();
        }

        /** A mesh has about two triangles for each vertex. */
        @Override
        public long estimateBytes(ExportSubject subject) {
            long most = subject.recipe().maxTriangles().orElse(Integer.MAX_VALUE);
            long vertices = Math.min(vertices(subject), most / 2);
            long picture = subject.result().map().grid().size();
            return MeshSizes.ofMesh(format, vertices, 2 * vertices, picture, MeshOptions.DEFAULT);
        }
    }

    record Points(MeshFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return ".points." + format.extension();
        }

        @Override
        public long estimateBytes(ExportSubject subject) {
            return MeshSizes.ofPoints(format, vertices(subject), MeshOptions.DEFAULT);
        }
    }

    /** All tiles side by side. */
    record Sheet(SheetFormat format) implements ExportFile {
        private static final long TYPICAL_BYTES = 3_000_000;

        @Override
        public String suffix() {
            return ".sheet." + format.id();
        }

        @Override
        public long estimateBytes(ExportSubject subject) {
            return TYPICAL_BYTES;
        }
    }

    private static long vertices(ExportSubject subject) {
        var result = subject.result();
        var grid = result.networkMap().grid();
        var photo = result.photo();
        double pixels = (double) photo.width() * photo.height();
        return switch (subject.recipe().refine().density()) {
            case Density.Network _ -> grid.size();
            case Density.Photograph _ -> (long) Math.min(pixels, SurfaceRefiner.MOST_CELLS);
            case Density.LongSide side -> {
                double longest = Math.max(photo.width(), photo.height());
                double factor = Math.min(1, side.cells() / longest);
                yield (long) (pixels * factor * factor);
            }
        };
    }
}
