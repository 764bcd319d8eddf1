package fathom.export.mesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.geometry.Bounds;
import fathom.geometry.DepthMesh;
import fathom.geometry.PointCloud;

/** The JSON half of a GLB file. Numbers of enumerations are glTF 2.0's. */
final class GlbJson {
    private static final int FLOAT = 5126;
    private static final int UNSIGNED_INT = 5125;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;
    private static final int CLAMP = 33071;
    private static final int LINEAR = 9729;
    private static final int MIPMAPPED = 9987;

    private GlbJson() {}

    static ObjectNode mesh(DepthMesh mesh, Bounds bounds, int pictureBytes, SceneFacts facts) {
        ObjectNode root = scene(facts);
        int vertices = mesh.vertexCount();
        long uvAt = 12L * vertices;
        long indicesAt = uvAt + 8L * vertices;
        long pictureAt = indicesAt + 12L * mesh.triangleCount();

        ArrayNode views = root.putArray("bufferViews");
        view(views, 0, uvAt).put("target", VERTICES);
        view(views, uvAt, 8L * vertices).put("target", VERTICES);
        view(views, indicesAt, 12L * mesh.triangleCount()).put("target", INDICES);
        view(views, pictureAt, pictureBytes);
        buffer(root, pictureAt + pictureBytes);

        ArrayNode accessors = root.putArray("accessors");
        bounded(accessor(accessors, 0, FLOAT, vertices, "VEC3"), bounds);
        accessor(accessors, 1, FLOAT, vertices, "VEC2");
        accessor(accessors, 2, UNSIGNED_INT, 3 * mesh.triangleCount(), "SCALAR");

        ObjectNode primitive = primitive(root, facts);
        primitive.putObject("attributes").put("POSITION", 0).put("TEXCOORD_0", 1);
        primitive.put("indices", 2).put("material", 0);
        photographMaterial(root);
        return root;
    }

    static ObjectNode points(PointCloud points, Bounds bounds, SceneFacts facts) {
        ObjectNode root = scene(facts);
        ArrayNode views = root.putArray("bufferViews");
        view(views, 0, 12L * points.size()).put("target", VERTICES);
        view(views, 12L * points.size(), 8L * points.size()).put("target", VERTICES);
        buffer(root, 20L * points.size());

        ArrayNode accessors = root.putArray("accessors");
        bounded(accessor(accessors, 0, FLOAT, points.size(), "VEC3"), bounds);
        accessor(accessors, 1, UNSIGNED_SHORT, points.size(), "VEC4").put("normalized", true);

        ObjectNode primitive = primitive(root, facts);
        primitive.putObject("attributes").put("POSITION", 0).put("COLOR_0", 1);
        primitive.put("mode", 0).put("material", 0);
        unlit(root).putObject("pbrMetallicRoughness").put("metallicFactor", 0);
        return root;
    }

    private static ObjectNode scene(SceneFacts facts) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode asset = root.putObject("asset").put("version", "2.0");
        asset.put("generator", facts.generator());
        ObjectNode extras = asset.putObject("extras");
        facts.facts().forEach(extras::put);
        root.putArray("extensionsUsed").add("KHR_materials_unlit");
        root.put("scene", 0);
        root.putArray("scenes").addObject().putArray("nodes").add(0);
        root.putArray("nodes").addObject().put("name", facts.name()).put("mesh", 0);
        return root;
    }

    private static ObjectNode primitive(ObjectNode root, SceneFacts facts) {
        ObjectNode mesh = root.putArray("meshes").addObject().put("name", facts.name());
        return mesh.putArray("primitives").addObject();
    }

    /** Seen from both sides, because a viewer may walk behind the surface. */
    private static void photographMaterial(ObjectNode root) {
        ObjectNode surface = unlit(root).put("doubleSided", true);
        ObjectNode base = surface.putObject("pbrMetallicRoughness");
        base.putObject("baseColorTexture").put("index", 0);
        base.put("metallicFactor", 0).put("roughnessFactor", 1);
        root.putArray("textures").addObject().put("sampler", 0).put("source", 0);
        root.putArray("samplers")
                .addObject()
                .put("magFilter", LINEAR)
                .put("minFilter", MIPMAPPED)
                .put("wrapS", CLAMP)
                .put("wrapT", CLAMP);
        root.putArray("images")
                .addObject()
                .put("name", "photograph")
                .put("bufferView", 3)
                .put("mimeType", Texture.MIME_TYPE);
    }

    /** The photograph has its light already. */
    private static ObjectNode unlit(ObjectNode root) {
        ObjectNode material = root.putArray("materials").addObject().put("name", "photograph");
        material.putObject("extensions").putObject("KHR_materials_unlit");
        return material;
    }

    private static ObjectNode view(ArrayNode views, long offset, long length) {
        return views.addObject()
                .put("buffer", 0)
                .put("byteOffset", offset)
                .put("byteLength", length);
    }

    private static void buffer(ObjectNode root, long length) {
        root.putArray("buffers").addObject().put("byteLength", length);
    }

    private static ObjectNode accessor(
            ArrayNode accessors, int view, int componentType, int count, String type) {
        return accessors
                .addObject()
                .put("bufferView", view)
                .put("componentType", componentType)
                .put("count", count)
                .put("type", type);
    }

    /** The box in the file's axes: y and z change their signs, and with them their ends. */
    private static void bounded(ObjectNode accessor, Bounds bounds) {
        var min = bounds.min();
        var max = bounds.max();
        accessor.putArray("min").add(min.x()).add(-max.y()).add(-max.z());
        accessor.putArray("max").add(max.x()).add(-min.y()).add(-min.z());
    }
}
