package fathom.ui.export;

import fathom.depth.DepthMap;
import fathom.export.depth.DepthFormat;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.MeshSizes;
import fathom.export.sheet.SheetFormat;

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

    record Mesh(MeshFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return ".mesh." + format.extension();
        }

        /** A mesh has about two triangles for each vertex. */
        @Override
        public long estimateBytes(ExportSubject subject) {
            long vertices = vertices(subject);
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
        DepthMap map = subject.result().networkMap();
        return Math.ceilDiv(map.grid().size(), subject.step() * subject.step());
    }
}
