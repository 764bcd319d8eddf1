package fathom.export.mesh;

import fathom.geometry.DepthMesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * 3D Manufacturing Format: a zip with the mesh as XML. A closed mesh is a model, which printers
 * fill; an open one is said to be a surface.
 *
 * @see <a href="https://github.com/3MFConsortium/spec_core">3MF core specification</a>
 */
final class ThreeMfFile {
    private static final int LEVEL = 4;
    private static final String CONTENT_TYPES =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
            </Types>
            """;
    private static final String RELATIONS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
            </Relationships>
            """;

    private ThreeMfFile() {}

    /**
     * @param mesh in the file's axes and unit
     * @param unit a word of the specification: meter, millimeter
     */
    static void write(
            DepthMesh mesh, SceneFacts facts, String unit, WriteProgress progress, FileChannel file)
            throws IOException {
        // Closing the zip must not close the file, which is still to be flushed to the disk.
        var zip = new ZipOutputStream(new Unclosed(Channels.newOutputStream(file)));
        zip.setLevel(LEVEL);
        entry(zip, "[Content_Types].xml", CONTENT_TYPES);
        entry(zip, "_rels/.rels", RELATIONS);
        zip.putNextEntry(new ZipEntry("3D/3dmodel.model"));
        var out = new TextOutput(zip, progress::wrote);
        out.text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<model unit=\"" + unit + "\"");
        out.text(" xmlns=\"http://schemas.microsoft.com/3dmanufacturing/core/2015/02\">\n");
        out.text("<metadata name=\"Title\">" + escaped(facts.name()) + "</metadata>\n");
        out.text("<metadata name=\"Application\">" + escaped(facts.generator()) + "</metadata>\n");
        String type = isClosed(mesh) ? "model" : "surface";
        out.text("<resources><object id=\"1\" type=\"" + type + "\"><mesh><vertices>\n");
        for (int i = 0; i < mesh.vertexCount(); i++) {
            out.text("<vertex x=\"").number(mesh.xAt(i));
            out.text("\" y=\"").number(mesh.yAt(i));
            out.text("\" z=\"").number(mesh.zAt(i)).text("\"/>\n");
        }
        out.text("</vertices><triangles>\n");
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.text("<triangle v1=\"").number(mesh.vertexOf(triangle, 0));
            out.text("\" v2=\"").number(mesh.vertexOf(triangle, 1));
            out.text("\" v3=\"").number(mesh.vertexOf(triangle, 2)).text("\"/>\n");
        }
        out.text("</triangles></mesh></object></resources>\n");
        out.text("<build><item objectid=\"1\"/></build>\n</model>\n");
        out.flush();
        zip.closeEntry();
        zip.close();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** Whether each edge is used once in each direction. */
    static boolean isClosed(DepthMesh mesh) {
        int count = mesh.triangleCount();
        var edges = new long[3 * count];
        var opposites = new long[3 * count];
        for (int triangle = 0; triangle < count; triangle++) {
            for (int corner = 0; corner < 3; corner++) {
                long from = mesh.vertexOf(triangle, corner);
                long to = mesh.vertexOf(triangle, (corner + 1) % 3);
                edges[3 * triangle + corner] = from << 32 | to;
                opposites[3 * triangle + corner] = to << 32 | from;
            }
        }
        Arrays.parallelSort(edges);
        Arrays.parallelSort(opposites);
        for (int i = 1; i < edges.length; i++) if (edges[i] == edges[i - 1]) return false;
        return Arrays.equals(edges, opposites);
    }

    private static final class Unclosed extends OutputStream {
        private final OutputStream target;

        Unclosed(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            target.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            target.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
