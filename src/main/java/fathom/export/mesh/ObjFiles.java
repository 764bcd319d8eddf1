package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Wavefront OBJ, its MTL and the photograph, three files of one name that appear together. OBJ
 * counts texture rows from the bottom, so v is turned round.
 */
final class ObjFiles {
    private static final String OBJ = ".obj";

    private ObjFiles() {}

    static void write(
            DepthMesh mesh,
            Photo photo,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        String name = String.valueOf(target.getFileName());
        String stem =
                name.toLowerCase(Locale.ROOT).endsWith(OBJ)
                        ? name.substring(0, name.length() - OBJ.length())
                        : name;
        // Readers of OBJ split at spaces and know no quotes.
        String safe = stem.replaceAll("\\s", "_");
        // Not the bare name: beside the mesh there may be the photograph itself.
        Path picture = target.resolveSibling(safe + "-texture." + options.texture().extension());
        Path material = target.resolveSibling(safe + ".mtl");
        try (var files = new AtomicFiles(overwrite)) {
            AtomicFiles.requireWritable(target, overwrite);
            var texture = EncodingTexture.start(photo, options.texture());
            files.add(picture, file -> writePicture(texture.await(), file));
            files.add(material, file -> writeMaterial(picture, file));
            files.add(target, file -> writeObj(mesh, facts, options, material, progress, file));
            files.commit();
        }
    }

    private static void writePicture(Texture texture, FileChannel file) throws IOException {
        var out = new LittleEndianOutput(file);
        texture.writeTo(out);
        out.flush();
    }

    /** Illumination model 0: the photograph's colours as they are, no lights. */
    private static void writeMaterial(Path picture, FileChannel file) throws IOException {
        var out = new LittleEndianOutput(file);
        out.putText("newmtl photograph\nKa 0 0 0\nKd 1 1 1\nKs 0 0 0\nillum 0\n");
        out.putText("map_Kd " + picture.getFileName() + "\n");
        out.flush();
    }

    private static void writeObj(
            DepthMesh mesh,
            SceneFacts facts,
            MeshOptions options,
            Path material,
            WriteProgress progress,
            FileChannel file)
            throws IOException {
        var out = new TextOutput(Channels.newOutputStream(file), progress::wrote);
        out.text("# ").text(SingleLine.ascii(facts.generator())).letter('\n');
        for (var fact : facts.facts().entrySet()) {
            out.text("# ").text(SingleLine.ascii(fact.getKey() + ": " + fact.getValue()));
            out.letter('\n');
        }
        out.text("mtllib " + material.getFileName() + "\no depth\n");
        for (int i = 0; i < mesh.vertexCount(); i++) {
            out.text("v ").number(mesh.xAt(i));
            out.letter(' ').number(mesh.yAt(i));
            out.letter(' ').number(mesh.zAt(i)).letter('\n');
        }
        for (int i = 0; i < mesh.vertexCount(); i++) {
            out.text("vt ").number(mesh.uAt(i));
            out.letter(' ').number(1 - mesh.vAt(i)).letter('\n');
        }
        float[] normals = options.normals() ? VertexNormals.of(mesh) : new float[0];
        for (int i = 0; i < normals.length; i += 3) {
            out.text("vn ").number(normals[i]);
            out.letter(' ').number(normals[i + 1]);
            out.letter(' ').number(normals[i + 2]).letter('\n');
        }
        out.text("usemtl photograph\n");
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            out.letter('f');
            for (int corner = 0; corner < 3; corner++) {
                int number = mesh.vertexOf(triangle, corner) + 1;
                out.letter(' ').number(number).letter('/').number(number);
                if (options.normals()) out.letter('/').number(number);
            }
            out.letter('\n');
        }
        out.flush();
    }
}
