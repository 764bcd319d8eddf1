package fathom.export.mesh;

import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * USDZ: a scene as USD's text and its texture in a zip whose files are neither compressed nor
 * encrypted and begin at multiples of 64 bytes.
 *
 * @see <a href="https://openusd.org/release/spec_usdz.html">USDZ specification</a>
 */
final class UsdzFile {
    private static final int ALIGNMENT = 64;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int PADDING_HEADER_BYTES = 4;

    /** The id of an extra field that holds nothing but padding. */
    private static final int PADDING_ID = 0x1986;

    /** 1 January 1980, the first day that a zip can name, so that equal scenes are equal files. */
    private static final int FIRST_DAY = 0x21;

    private UsdzFile() {}

    /**
     * @param mesh in the file's axes, which are Y up
     */
    static void write(
            DepthMesh mesh,
            Texture texture,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        String picture = "photograph." + options.texture().extension();
        byte[] scene = scene(mesh, picture, facts, options, progress);
        var pixels = new ByteArrayOutputStream();
        texture.writeTo(pixels);
        var files = new StoredFiles(file);
        files.add("scene.usda", scene);
        files.add(picture, pixels.toByteArray());
        files.finish();
    }

    private static byte[] scene(
            DepthMesh mesh,
            String picture,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new TextOutput(bytes, progress::wrote);
        out.text("#usda 1.0\n(\n    defaultPrim = \"Scene\"\n    metersPerUnit = 1\n");
        out.text("    upAxis = \"Y\"\n    doc = \"" + quoted(facts.generator()) + "\"\n)\n\n");
        out.text("def Xform \"Scene\" (\n    assetInfo = {\n");
        out.text("        string name = \"" + quoted(facts.name()) + "\"\n    }\n");
        out.text("    customData = {\n        dictionary fathom = {\n");
        for (var fact : facts.facts().entrySet()) {
            out.text("            string \"" + quoted(fact.getKey()) + "\" = \"");
            out.text(quoted(fact.getValue()) + "\"\n");
        }
        out.text("        }\n    }\n)\n{\n");
        mesh(mesh, options, out);
        material(picture, options, out);
        out.text("}\n");
        out.flush();
        return bytes.toByteArray();
    }

    /** USD counts texture rows from the bottom, so v is turned round. */
    private static void mesh(DepthMesh mesh, MeshOptions options, TextOutput out)
            throws IOException {
        out.text("    def Mesh \"Surface\" (\n");
        out.text("        prepend apiSchemas = [\"MaterialBindingAPI\"]\n    )\n    {\n");
        out.text("        uniform bool doubleSided = 1\n");
        out.text("        uniform token subdivisionScheme = \"none\"\n");
        out.text("        rel material:binding = </Scene/Photograph>\n");
        out.text("        int[] faceVertexCounts = [");
        for (int i = 0; i < mesh.triangleCount(); i++) out.text(i == 0 ? "3" : ",3");
        out.text("]\n        int[] faceVertexIndices = [");
        for (int i = 0; i < 3 * mesh.triangleCount(); i++) {
            if (i > 0) out.letter(',');
            out.number(mesh.vertexOf(i / 3, i % 3));
        }
        out.text("]\n        point3f[] points = [");
        for (int i = 0; i < mesh.vertexCount(); i++) {
            triple(i, mesh.xAt(i), mesh.yAt(i), mesh.zAt(i), out);
        }
        if (options.normals()) {
            float[] normals = VertexNormals.of(mesh);
            out.text("]\n        normal3f[] normals = [");
            for (int i = 0; i < mesh.vertexCount(); i++) {
                triple(i, normals[3 * i], normals[3 * i + 1], normals[3 * i + 2], out);
            }
            out.text("] (\n            interpolation = \"vertex\"\n        )");
        } else {
            out.letter(']');
        }
        out.text("\n        texCoord2f[] primvars:st = [");
        for (int i = 0; i < mesh.vertexCount(); i++) {
            out.text(i == 0 ? "(" : ",(").number(mesh.uAt(i));
            out.letter(',').number(1 - mesh.vAt(i)).letter(')');
        }
        out.text("] (\n            interpolation = \"vertex\"\n        )\n    }\n\n");
    }

    private static void triple(int index, float x, float y, float z, TextOutput out)
            throws IOException {
        out.text(index == 0 ? "(" : ",(").number(x);
        out.letter(',').number(y).letter(',').number(z).letter(')');
    }

    /** Without normals the surface glows in the photograph's colours, which have their light. */
    private static void material(String picture, MeshOptions options, TextOutput out)
            throws IOException {
        String colour =
                options.normals()
                        ? "color3f inputs:diffuseColor.connect"
                        : "color3f inputs:diffuseColor = (0, 0, 0)\n            color3f"
                                + " inputs:emissiveColor.connect";
        out.text(
                """
                    def Material "Photograph"
                    {
                        token outputs:surface.connect = </Scene/Photograph/Preview.outputs:surface>

                        def Shader "Preview"
                        {
                            uniform token info:id = "UsdPreviewSurface"
                            %s = </Scene/Photograph/Picture.outputs:rgb>
                            float inputs:roughness = 1
                            token outputs:surface
                        }

                        def Shader "Picture"
                        {
                            uniform token info:id = "UsdUVTexture"
                            asset inputs:file = @%s@
                            float2 inputs:st.connect = </Scene/Photograph/Place.outputs:result>
                            token inputs:sourceColorSpace = "sRGB"
                            token inputs:wrapS = "clamp"
                            token inputs:wrapT = "clamp"
                            float3 outputs:rgb
                        }

                        def Shader "Place"
                        {
                            uniform token info:id = "UsdPrimvarReader_float2"
                            string inputs:varname = "st"
                            float2 outputs:result
                        }
                    }
                """
                        .formatted(colour, picture));
    }

    private static String quoted(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A zip of stored files, as little of it as USDZ needs. */
    private static final class StoredFiles {
        private final LittleEndianOutput out;
        private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
        private long position;
        private int count;

        StoredFiles(FileChannel file) {
            out = new LittleEndianOutput(file);
        }

        void add(String name, byte[] content) throws IOException {
            byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
            long headerAt = position;
            if (headerAt + content.length > Integer.MAX_VALUE) {
                throw new IOException("a USDZ file holds at most 2 GB");
            }
            long dataAt = headerAt + LOCAL_HEADER_BYTES + letters.length + PADDING_HEADER_BYTES;
            int padding = (int) (-dataAt & ALIGNMENT - 1);
            var crc = new CRC32();
            crc.update(content);
            out.putInt(0x04034b50);
            facts(out::putShort, out::putInt, crc, content.length, letters.length);
            out.putShort(PADDING_HEADER_BYTES + padding);
            out.putBytes(letters);
            out.putShort(PADDING_ID);
            out.putShort(padding);
            out.putBytes(new byte[padding]);
            out.putBytes(content);
            list(headerAt, crc, content.length, letters);
            position = dataAt + padding + content.length;
            count++;
        }

        private interface Field {
            void put(int value) throws IOException;
        }

        /** What local header and directory say alike, up to the name's length. */
        private static void facts(Field put2, Field put4, CRC32 crc, int length, int name)
                throws IOException {
            put2.put(10); // version 1.0 reads it
            put2.put(0);
            put2.put(0); // stored
            put2.put(0);
            put2.put(FIRST_DAY);
            put4.put((int) crc.getValue());
            put4.put(length);
            put4.put(length);
            put2.put(name);
        }

        private void list(long headerAt, CRC32 crc, int length, byte[] letters) throws IOException {
            put4(0x02014b50);
            put2(10);
            facts(this::put2, this::put4, crc, length, letters.length);
            put2(0);
            put2(0);
            put2(0);
            put2(0);
            put4(0);
            put4((int) headerAt);
            directory.write(letters);
        }

        private void put2(int value) {
            directory.write(value);
            directory.write(value >> 8);
        }

        private void put4(int value) {
            put2(value);
            put2(value >> 16);
        }

        void finish() throws IOException {
            out.putBytes(directory.toByteArray());
            out.putInt(0x06054b50);
            out.putInt(0);
            out.putShort(count);
            out.putShort(count);
            out.putInt(directory.size());
            out.putInt((int) position);
            out.putShort(0);
            out.flush();
        }
    }
}
