package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.image.Photo;
import fathom.job.UserFacingException;

import java.io.IOException;
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

    static void write(DepthMesh mesh, Photo photo, SceneFacts facts, Path target, boolean overwrite)
            throws UserFacingException {
        String name = String.valueOf(target.getFileName());
        String stem =
                name.toLowerCase(Locale.ROOT).endsWith(OBJ)
                        ? name.substring(0, name.length() - OBJ.length())
                        : name;
        // Readers of OBJ split at spaces and know no quotes.
        String safe = stem.replaceAll("\\s", "_");
        Path picture = target.resolveSibling(safe + "." + Texture.EXTENSION);
        Path material = target.resolveSibling(safe + ".mtl");
        try (var files = new AtomicFiles(overwrite)) {
            AtomicFiles.requireWritable(target, overwrite);
            files.add(picture, file -> writePicture(Texture.of(photo), file));
            files.add(material, file -> writeMaterial(picture, file));
            files.add(target, file -> writeObj(mesh, facts, material, file));
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

    private static void writeObj(DepthMesh mesh, SceneFacts facts, Path material, FileChannel file)
            throws IOException {
        var out = new LittleEndianOutput(file);
        out.putText("# " + SingleLine.ascii(facts.generator()) + "\n");
        for (var fact : facts.facts().entrySet()) {
            out.putText("# " + SingleLine.ascii(fact.getKey() + ": " + fact.getValue()) + "\n");
        }
        out.putText("mtllib " + material.getFileName() + "\no depth\n");
        for (int i = 0; i < mesh.vertexCount(); i++) {
            out.putText("v " + mesh.xAt(i) + " " + -mesh.yAt(i) + " " + -mesh.zAt(i) + "\n");
        }
        for (int i = 0; i < mesh.vertexCount(); i++) {
            out.putText("vt " + mesh.uAt(i) + " " + (1 - mesh.vAt(i)) + "\n");
        }
        out.putText("usemtl photograph\n");
        for (int i = 0; i < mesh.triangleCount(); i++) {
            int a = mesh.vertexOf(i, 0) + 1;
            int b = mesh.vertexOf(i, 1) + 1;
            int c = mesh.vertexOf(i, 2) + 1;
            out.putText("f " + a + "/" + a + " " + b + "/" + b + " " + c + "/" + c + "\n");
        }
        out.flush();
    }
}
