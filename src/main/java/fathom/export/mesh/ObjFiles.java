package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.export.LittleEndianOutput;
import fathom.geometry.DepthMesh;
import fathom.geometry.VertexNormals;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wavefront OBJ, its MTL and the photograph, three files of one name that appear together. OBJ
 * counts texture rows from the bottom, so v is turned round.
 */
final class ObjFiles {
    private static final String OBJ = ".obj";

    private ObjFiles() {}

    static void write(
            DepthMesh mesh,
            Skin skin,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        String stem = FileStem.of(target, OBJ);
        // Readers of OBJ split at spaces and know no quotes.
        String safe = stem.replaceAll("\\s", "_");
        // Not the bare name: beside the mesh there may be the photograph itself.
        Path picture = target.resolveSibling(safe + "-texture." + options.texture().extension());
        Path material = target.resolveSibling(safe + ".mtl");
        AtomicFiles.requireWritable(target, overwrite);
        try (var texture = EncodingTexture.start(skin.photo(), options.texture());
                var files = new AtomicFiles(overwrite)) {
            files.add(picture, file -> texture.await(progress).writeTo(file, progress));
            var maps = new ArrayList<String>();
            if (skin.maps().normals().isPresent()) {
                var map = skin.maps().normals().get();
                Path normals = target.resolveSibling(safe + "-normal.png");
                files.add(normals, file -> Texture.of(map).writeTo(file, progress));
                // Blender takes a normal map from the one, three.js from the other.
                maps.add("map_Bump " + normals.getFileName());
                maps.add("norm " + normals.getFileName());
            }
            if (skin.maps().occlusion().isPresent()) {
                var map = skin.maps().occlusion().get();
                Path occlusion = target.resolveSibling(safe + "-occlusion.png");
                files.add(occlusion, file -> Texture.of(map).writeTo(file, progress));
                maps.add("map_Ka " + occlusion.getFileName());
            }
            files.add(material, file -> writeMaterial(picture, maps, file));
            files.add(target, file -> writeObj(mesh, facts, options, material, progress, file));
            files.commit();
        }
    }

    /**
     * Illumination model 0: the photograph's colours as they are, no lights. With maps 1: lights,
     * and what surrounds the surface.
     *
     * @param maps lines about them
     */
    private static void writeMaterial(Path picture, List<String> maps, FileChannel file)
            throws IOException {
        var out = new LittleEndianOutput(file);
        String lights = maps.isEmpty() ? "Ka 0 0 0\n" : "Ka 1 1 1\n";
        out.putText("newmtl photograph\n" + lights + "Kd 1 1 1\nKs 0 0 0\n");
        out.putText(maps.isEmpty() ? "illum 0\n" : "illum 1\n");
        out.putText("map_Kd " + picture.getFileName() + "\n");
        for (String map : maps) out.putText(map + "\n");
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
