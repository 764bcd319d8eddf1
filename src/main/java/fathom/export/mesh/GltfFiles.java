package fathom.export.mesh;

import fathom.export.AtomicFiles;
import fathom.export.LittleEndianOutput;
import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.job.UserFacingException;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** glTF 2.0 as three files of one name that appear together: JSON, binary data and photograph. */
final class GltfFiles {
    private static final String GLTF = ".gltf";

    private GltfFiles() {}

    /**
     * @param mesh in the file's axes
     */
    static void write(
            DepthMesh mesh,
            Skin skin,
            SceneFacts facts,
            MeshOptions options,
            WriteProgress progress,
            Path target,
            boolean overwrite)
            throws UserFacingException {
        String stem = FileStem.of(target, GLTF);
        // Not as an OBJ of the same name calls its pictures: both may lie in one folder.
        String pictures = stem + "-gltf-";
        Path picture = target.resolveSibling(pictures + "texture." + options.texture().extension());
        Path binary = target.resolveSibling(stem + ".bin");
        Path normals = target.resolveSibling(pictures + "normal.png");
        Path occlusion = target.resolveSibling(pictures + "occlusion.png");
        var maps = skin.maps();
        boolean tangents = maps.normals().isPresent();
        var data =
                new GltfJson.Data.Beside(
                        address(binary),
                        address(picture),
                        tangents ? address(normals) : "",
                        maps.occlusion().isPresent() ? address(occlusion) : "");
        try (var photo = EncodingTexture.start(skin.photo(), options.texture());
                var files = new AtomicFiles(overwrite)) {
            AtomicFiles.requireWritable(target, overwrite);
            files.add(picture, file -> photo.await(progress).writeTo(file, progress));
            if (maps.normals().isPresent()) {
                var map = maps.normals().get();
                files.add(normals, file -> Texture.of(map).writeTo(file, progress));
            }
            if (maps.occlusion().isPresent()) {
                var map = maps.occlusion().get();
                files.add(occlusion, file -> Texture.of(map).writeTo(file, progress));
            }
            files.add(
                    binary,
                    file -> {
                        var out = new LittleEndianOutput(file, progress::wrote);
                        GltfBinary.put(mesh, options, tangents, out);
                        out.flush();
                    });
            var json = GltfJson.mesh(mesh, Bounds.of(mesh), data, facts, options);
            files.add(
                    target,
                    file -> {
                        var bytes =
                                ByteBuffer.wrap(
                                        json.toPrettyString().getBytes(StandardCharsets.UTF_8));
                        while (bytes.hasRemaining()) file.write(bytes);
                    });
            files.commit();
        }
    }

    /** Addresses are written as the web writes them: spaces and foreign letters in per cent. */
    private static String address(Path file) {
        String name = String.valueOf(file.getFileName());
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
