package fathom.export.mesh;

import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * USDZ: a scene as USD's text and its texture in a zip whose files are neither compressed nor
 * encrypted and begin at multiples of 64 bytes.
 *
 * @see <a href="https://openusd.org/release/spec_usdz.html">USDZ specification</a>
 */
final class UsdzFile {
    private static final String NORMALS = "normals.png";
    private static final String OCCLUSION = "occlusion.png";

    private UsdzFile() {}

    /**
     * @param mesh in the file's axes, which are Y up
     */
    static void write(
            DepthMesh mesh,
            EncodedSkin skin,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        var material =
                new UsdMaterial(
                        "photograph." + options.texture().extension(),
                        skin.normals().isPresent() ? NORMALS : "",
                        skin.occlusion().isPresent() ? OCCLUSION : "");
        var files = new StoredZip(file);
        files.add("scene.usda", scene(mesh, material, facts, options, progress));
        files.add(material.picture(), bytes(skin.photo()));
        if (skin.normals().isPresent()) files.add(NORMALS, bytes(skin.normals().get()));
        if (skin.occlusion().isPresent()) files.add(OCCLUSION, bytes(skin.occlusion().get()));
        files.finish();
    }

    private static byte[] bytes(Texture texture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        texture.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static byte[] scene(
            DepthMesh mesh,
            UsdMaterial material,
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
        out.text(material.text(options.normals()));
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

    private static String quoted(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
