package fathom.export.mesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;
import fathom.geometry.level.Rotation;

/**
 * The JSON half of a glTF file. Numbers of enumerations are glTF 2.0's. Binary data lie in this
 * order: positions, texture coordinates or colours, normals, tangents, indices, pictures.
 */
final class GltfJson {
    private static final int FLOAT = 5126;
    private static final int UNSIGNED_INT = 5125;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;
    private static final int CLAMP = 33071;
    private static final int LINEAR = 9729;
    private static final int MIPMAPPED = 9987;
    private static final String BASIS = "KHR_texture_basisu";
    private static final double NEAR_SHARE = 0.01;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode views = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode accessors = JsonNodeFactory.instance.arrayNode();
    private long length;

    /** Where binary data and picture are. */
    sealed interface Data {
        /**
         * In the same file, the pictures behind the geometry.
         *
         * @param normals 0 for none
         * @param occlusion 0 for none
         */
        record Inside(int photo, int normals, int occlusion) implements Data {
            @Override
            public boolean hasNormals() {
                return normals > 0;
            }

            @Override
            public boolean hasOcclusion() {
                return occlusion > 0;
            }
        }

        /**
         * In files beside it, of these relative addresses.
         *
         * @param normals empty for none
         * @param occlusion empty for none
         */
        record Beside(String binary, String photo, String normals, String occlusion)
                implements Data {
            @Override
            public boolean hasNormals() {
                return !normals.isEmpty();
            }

            @Override
            public boolean hasOcclusion() {
                return !occlusion.isEmpty();
            }
        }

        boolean hasNormals();

        boolean hasOcclusion();
    }

    private GltfJson(Bounds bounds, SceneFacts facts, boolean unlit) {
        ObjectNode asset = root.putObject("asset").put("version", "2.0");
        asset.put("generator", facts.generator());
        ObjectNode extras = asset.putObject("extras");
        facts.facts().forEach(extras::put);
        if (unlit) root.putArray("extensionsUsed").add("KHR_materials_unlit");
        root.put("scene", 0);
        ArrayNode shown = root.putArray("scenes").addObject().putArray("nodes").add(0);
        ArrayNode nodes = root.putArray("nodes");
        nodes.addObject().put("name", facts.name()).put("mesh", 0);
        facts.camera()
                .ifPresent(
                        camera -> {
                            shown.add(1);
                            ObjectNode node = nodes.addObject();
                            node.put("name", "photograph's camera").put("camera", 0);
                            turn(node, camera.rotation());
                            camera(camera, bounds);
                        });
    }

    /**
     * @param mesh in the file's axes, as are the bounds
     */
    static ObjectNode mesh(
            DepthMesh mesh, Bounds bounds, Data data, SceneFacts facts, MeshOptions options) {
        var json = new GltfJson(bounds, facts, !options.normals());
        int vertices = mesh.vertexCount();
        ObjectNode primitive = json.primitive(facts);
        ObjectNode attributes = primitive.putObject("attributes");
        int position = json.vertices(12, FLOAT, vertices, "VEC3");
        bounded(json.accessors.get(position), bounds);
        attributes.put("POSITION", position);
        attributes.put("TEXCOORD_0", json.vertices(8, FLOAT, vertices, "VEC2"));
        if (options.normals()) {
            attributes.put("NORMAL", json.vertices(12, FLOAT, vertices, "VEC3"));
            if (data.hasNormals()) {
                attributes.put("TANGENT", json.vertices(16, FLOAT, vertices, "VEC4"));
            }
        }
        int corners = 3 * mesh.triangleCount();
        primitive.put("indices", json.accessor(4, UNSIGNED_INT, corners, "SCALAR", INDICES));
        primitive.put("material", 0);
        json.photographMaterial(data, options);
        return json.finished(data);
    }

    static ObjectNode points(PointCloud points, Bounds bounds, SceneFacts facts) {
        var json = new GltfJson(bounds, facts, true);
        ObjectNode primitive = json.primitive(facts);
        int position = json.vertices(12, FLOAT, points.size(), "VEC3");
        bounded(json.accessors.get(position), bounds);
        int colour = json.vertices(8, UNSIGNED_SHORT, points.size(), "VEC4");
        ((ObjectNode) json.accessors.get(colour)).put("normalized", true);
        primitive.putObject("attributes").put("POSITION", position).put("COLOR_0", colour);
        primitive.put("mode", 0).put("material", 0);
        json.material(true).putObject("pbrMetallicRoughness").put("metallicFactor", 0);
        return json.finished(new Data.Inside(0, 0, 0));
    }

    private ObjectNode finished(Data data) {
        root.set("bufferViews", views);
        root.set("accessors", accessors);
        ObjectNode buffer = root.putArray("buffers").addObject();
        if (data instanceof Data.Beside(String binary, _, _, _)) buffer.put("uri", binary);
        buffer.put("byteLength", length);
        return root;
    }

    /** At the origin, looking along −Z, as glTF's cameras do. */
    private void camera(SceneFacts.Camera camera, Bounds bounds) {
        ObjectNode seen = root.putArray("cameras").addObject().put("type", "perspective");
        double nearest = -bounds.max().z();
        seen.putObject("perspective")
                .put("yfov", camera.verticalFovRad())
                .put("aspectRatio", (double) camera.width() / camera.height())
                .put("znear", nearest > 0 ? nearest * NEAR_SHARE : NEAR_SHARE);
        var intrinsics = camera.intrinsics();
        seen.putObject("extras")
                .put("width", camera.width())
                .put("height", camera.height())
                .put("fx", intrinsics.fxPx())
                .put("fy", intrinsics.fyPx())
                .put("cx", intrinsics.cxPx())
                .put("cy", intrinsics.cyPx());
    }

    /** glTF's axes are half a turn around x from the camera's, which its rotation sees too. */
    private static void turn(ObjectNode node, Rotation rotation) {
        if (rotation.equals(Rotation.NONE)) return;
        double[] q = rotation.quaternion();
        node.putArray("rotation").add(q[0]).add(-q[1]).add(-q[2]).add(q[3]);
    }

    private ObjectNode primitive(SceneFacts facts) {
        ObjectNode mesh = root.putArray("meshes").addObject().put("name", facts.name());
        return mesh.putArray("primitives").addObject();
    }

    /** Seen from both sides, because a viewer may walk behind the surface. */
    private void photographMaterial(Data data, MeshOptions options) {
        ObjectNode surface = material(!options.normals()).put("doubleSided", true);
        ObjectNode base = surface.putObject("pbrMetallicRoughness");
        base.putObject("baseColorTexture").put("index", 0);
        base.put("metallicFactor", 0).put("roughnessFactor", 1);
        var textures = root.putArray("textures");
        var images = root.putArray("images");
        String mime = options.texture().mimeType();
        switch (data) {
            case Data.Inside(int photo, int normals, int occlusion) -> {
                addImage(textures, images, "photograph").put("bufferView", view(photo));
                ((ObjectNode) images.get(0)).put("mimeType", mime);
                if (normals > 0) inside(textures, images, "normals", normals);
                if (occlusion > 0) inside(textures, images, "occlusion", occlusion);
            }
            case Data.Beside(_, String photo, String normals, String occlusion) -> {
                addImage(textures, images, "photograph").put("uri", photo);
                if (!normals.isEmpty()) addImage(textures, images, "normals").put("uri", normals);
                if (!occlusion.isEmpty()) {
                    addImage(textures, images, "occlusion").put("uri", occlusion);
                }
            }
        }
        if (options.texture() == TextureFormat.KTX2) asBasis((ObjectNode) textures.get(0));
        if (data.hasNormals()) surface.putObject("normalTexture").put("index", 1);
        if (data.hasOcclusion()) {
            surface.putObject("occlusionTexture").put("index", textures.size() - 1);
        }
        root.putArray("samplers")
                .addObject()
                .put("magFilter", LINEAR)
                .put("minFilter", MIPMAPPED)
                .put("wrapS", CLAMP)
                .put("wrapT", CLAMP);
    }

    /** There is no other picture for readers that do not know the extension. */
    private void asBasis(ObjectNode texture) {
        texture.remove("source");
        texture.putObject("extensions").putObject(BASIS).put("source", 0);
        root.withArray("extensionsUsed").add(BASIS);
        root.putArray("extensionsRequired").add(BASIS);
    }

    private void inside(ArrayNode textures, ArrayNode images, String name, int bytes) {
        addImage(textures, images, name)
                .put("bufferView", view(bytes))
                .put("mimeType", TextureFormat.PNG.mimeType());
    }

    private static ObjectNode addImage(ArrayNode textures, ArrayNode images, String name) {
        textures.addObject().put("sampler", 0).put("source", images.size());
        return images.addObject().put("name", name);
    }

    /** Unlit, the photograph has its light already. */
    private ObjectNode material(boolean unlit) {
        ObjectNode material = root.putArray("materials").addObject().put("name", "photograph");
        if (unlit) material.putObject("extensions").putObject("KHR_materials_unlit");
        return material;
    }

    private int vertices(int bytes, int componentType, int count, String type) {
        return accessor(bytes, componentType, count, type, VERTICES);
    }

    private int accessor(int bytes, int componentType, int count, String type, int target) {
        int view = view((long) bytes * count);
        ((ObjectNode) views.get(view)).put("target", target);
        accessors
                .addObject()
                .put("bufferView", view)
                .put("componentType", componentType)
                .put("count", count)
                .put("type", type);
        return accessors.size() - 1;
    }

    private int view(long bytes) {
        views.addObject().put("buffer", 0).put("byteOffset", length).put("byteLength", bytes);
        length += bytes;
        return views.size() - 1;
    }

    private static void bounded(Object accessor, Bounds bounds) {
        var min = bounds.min();
        var max = bounds.max();
        var node = (ObjectNode) accessor;
        node.putArray("min").add(min.x()).add(min.y()).add(min.z());
        node.putArray("max").add(max.x()).add(max.y()).add(max.z());
    }
}
