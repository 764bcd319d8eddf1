package fathom.ui.export;

import fathom.export.depth.DepthFormat;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.MeshOptions;
import fathom.export.mesh.MeshSizes;
import fathom.export.sheet.SheetFormat;
import fathom.export.sheet.SheetSizes;
import fathom.geometry.bake.BakeRecipe;
import fathom.ui.settings.GeometryChoices;

/** One thing to write. */
sealed interface ExportFile {
    /** What follows the name: ".png16.png". */
    String suffix();

    /**
     * About how large it will be.
     *
     * @param choices of geometry
     */
    long estimateBytes(ExportSubject subject, GeometryChoices choices);

    /** How many files there are in the end, those included that it refers to. */
    default int count(ExportSubject subject, GeometryChoices choices) {
        return 1;
    }

    record Depth(DepthFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return "." + format.id() + "." + format.extension();
        }

        @Override
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
            long pixels = subject.result().map().grid().size();
            double enlarged =
                    Math.max(1, (double) pixels / subject.result().networkMap().grid().size());
            return switch (format) {
                case NPY, PFM, TIFF32 -> 4 * pixels;
                case EXR -> Math.round(3.6 * pixels);
                // What was enlarged is smooth; the exponents were fitted to files of photographs.
                case PNG16 -> Math.round(1.7 * Math.pow(enlarged, -0.25) * pixels);
                case COLOR -> Math.round(0.78 * Math.pow(enlarged, -0.37) * pixels);
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
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
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
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
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

        /** The camera, the photograph's pose and the points. */
        @Override
        public int count(ExportSubject subject, GeometryChoices choices) {
            return 3;
        }

        @Override
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
            return BYTES_A_POINT * subject.amount().cells();
        }
    }

    record Mesh(MeshFormat format) implements ExportFile {
        /** Of usual surfaces, as PNG, a cell. */
        private static final double BYTES_OF_OCCLUSION = 0.5;

        private static final double BYTES_OF_NORMALS = 2.3;

        @Override
        public String suffix() {
            return ".mesh." + format.extension();
        }

        /** A material or the numbers, the photograph, and what was baked. */
        @Override
        public int count(ExportSubject subject, GeometryChoices choices) {
            boolean alone = format != MeshFormat.OBJ && format != MeshFormat.GLTF;
            if (alone) return 1;
            var bake = baked(subject, choices);
            return 3 + (bake.normals() ? 1 : 0) + (bake.occlusion() ? 1 : 0);
        }

        private static BakeRecipe baked(ExportSubject subject, GeometryChoices choices) {
            return choices.bake() ? subject.bake() : BakeRecipe.NONE;
        }

        @Override
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
            var amount = subject.amount();
            var bake = baked(subject, choices);
            boolean mapped = !bake.isNothing() && format.holdsMaps();
            long plain =
                    MeshSizes.ofMesh(
                            format,
                            amount.vertices(),
                            amount.triangles(),
                            format.holdsTextures()
                                    ? subject.textures().bytes(choices.texture(), format)
                                    : 0,
                            MeshOptions.of(choices.normals() || mapped));
            if (!mapped) return plain;
            double perCell =
                    (bake.normals() ? BYTES_OF_NORMALS : 0)
                            + (bake.occlusion() ? BYTES_OF_OCCLUSION : 0);
            return plain + Math.round(perCell * amount.cells());
        }
    }

    record Points(MeshFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return ".points." + format.extension();
        }

        @Override
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
            return MeshSizes.ofPoints(
                    format, subject.amount().cells(), MeshOptions.of(choices.normals()));
        }
    }

    /** All tiles side by side. */
    record Sheet(SheetFormat format) implements ExportFile {
        @Override
        public String suffix() {
            return ".sheet." + format.id();
        }

        @Override
        public long estimateBytes(ExportSubject subject, GeometryChoices choices) {
            return SheetSizes.of(subject.sheet(), format);
        }
    }
}
