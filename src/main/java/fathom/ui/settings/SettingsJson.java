package fathom.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.compare.Alignment;
import fathom.depth.DepthRange;
import fathom.evaluate.Protocol;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.mesh.FileLayout;
import fathom.export.mesh.MeshFormat;
import fathom.export.mesh.Placement;
import fathom.export.mesh.ScenePreset;
import fathom.export.mesh.TextureFormat;
import fathom.export.sheet.SheetFormat;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Settings as a JSON object and back. Reading takes what it understands: a field that is missing,
 * unknown or senseless counts as not set, so that files of older and newer versions are read.
 */
public final class SettingsJson {
    private static final String NUMBERS_OF_RANGE = "range-values";
    private static final String PERCENTS_OF_RANGE = "range-percentiles";
    private static final int LARGEST_SIDE = 1 << 14;

    private SettingsJson() {}

    public static ObjectNode write(Settings settings) {
        var root = JsonNodeFactory.instance.objectNode();
        putAll(root, "models", settings.models());
        settings.side().ifPresent(side -> root.put("input-side", side));
        root.put("colormap", settings.colormap());
        switch (settings.range()) {
            case RangeChoice.ByPercentiles(double low, double high) ->
                    root.putArray(PERCENTS_OF_RANGE).add(low).add(high);
            case RangeChoice.Explicit(DepthRange range) ->
                    root.putArray(NUMBERS_OF_RANGE).add(range.low()).add(range.high());
        }
        root.put("near-at-top", settings.nearAtTop());
        root.put("layout", word(settings.layout()));
        root.put("appearance", word(settings.appearance()));
        settings.window().ifPresent(place -> putWindow(root.putObject("window"), place));
        putAll(root, "recent", settings.recent());
        putExport(root.putObject("export"), settings.export());
        root.put("protocol", settings.protocol().id());
        settings.alignment().ifPresent(alignment -> root.put("alignment", alignment.id()));
        putDataset(root.putObject("dataset"), settings.dataset());
        settings.networks().ifPresent(folder -> root.put("networks", folder.toString()));
        return root;
    }

    public static Settings read(JsonNode root) {
        var unset = Settings.DEFAULT;
        return new Settings(
                texts(root.path("models")),
                side(root.path("input-side")),
                Colormaps.byName(root.path("colormap").asText())
                        .map(map -> map.id())
                        .orElse(unset.colormap()),
                range(root).orElse(unset.range()),
                root.path("near-at-top").asBoolean(unset.nearAtTop()),
                constant(Layout.values(), root.path("layout")).orElse(unset.layout()),
                constant(Appearance.values(), root.path("appearance")).orElse(unset.appearance()),
                window(root.path("window")),
                texts(root.path("recent")).stream().flatMap(text -> path(text).stream()).toList(),
                export(root.path("export")),
                Protocol.fromId(root.path("protocol").asText()).orElse(unset.protocol()),
                Alignment.fromId(root.path("alignment").asText()),
                dataset(root.path("dataset")),
                path(root.path("networks").asText("")));
    }

    private static void putWindow(ObjectNode node, WindowPlace place) {
        node.put("x", place.x());
        node.put("y", place.y());
        node.put("width", place.width());
        node.put("height", place.height());
        node.put("maximised", place.maximised());
    }

    private static void putExport(ObjectNode node, ExportChoices choices) {
        choices.folder().ifPresent(folder -> node.put("folder", folder.toString()));
        putWords(node, "depth", choices.depth());
        putWords(node, "meshes", choices.meshes());
        putWords(node, "points", choices.points());
        putWords(node, "sheets", choices.sheets());
        var geometry = choices.geometry();
        var layout = geometry.layout();
        node.put("preset", layout.preset().id());
        layout.up().ifPresent(up -> node.put("up", word(up)));
        layout.scale().ifPresent(scale -> node.put("scale", scale));
        node.put("texture", geometry.texture().id());
        node.put("normals", geometry.normals());
        node.put("bake", geometry.bake());
        node.put("depth-pass", geometry.depthPass());
        node.put("colmap", geometry.colmap());
        node.put("sidecar", choices.sidecar());
        choices.pngScale().ifPresent(scale -> node.put("png-scale", scale));
        node.put("direction", choices.direction().id());
    }

    private static void putDataset(ObjectNode node, DatasetChoices choices) {
        choices.place().ifPresent(place -> node.put("place", place.toString()));
        choices.folder().ifPresent(folder -> node.put("folder", folder.toString()));
        choices.depthScale().ifPresent(scale -> node.put("depth-scale", scale));
        node.put("pair", choices.pair());
    }

    private static void putWords(ObjectNode node, String name, Set<? extends Enum<?>> constants) {
        putAll(node, name, constants.stream().sorted().map(SettingsJson::word).toList());
    }

    private static void putAll(ObjectNode node, String name, Collection<?> values) {
        var array = node.putArray(name);
        values.forEach(value -> array.add(value.toString()));
    }

    private static OptionalInt side(JsonNode node) {
        return node.canConvertToInt() && node.intValue() > 0 && node.intValue() <= LARGEST_SIDE
                ? OptionalInt.of(node.intValue())
                : OptionalInt.empty();
    }

    private static Optional<RangeChoice> range(JsonNode root) {
        var percents = root.path(PERCENTS_OF_RANGE);
        var numbers = root.path(NUMBERS_OF_RANGE);
        try {
            if (isPair(percents)) {
                return Optional.of(
                        new RangeChoice.ByPercentiles(
                                percents.get(0).doubleValue(), percents.get(1).doubleValue()));
            }
            if (isPair(numbers)) {
                return Optional.of(
                        new RangeChoice.Explicit(
                                new DepthRange(
                                        numbers.get(0).floatValue(), numbers.get(1).floatValue())));
            }
        } catch (IllegalArgumentException senseless) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isPair(JsonNode node) {
        return node.size() == 2 && node.path(0).isNumber() && node.path(1).isNumber();
    }

    private static Optional<WindowPlace> window(JsonNode node) {
        if (!node.isObject()) return Optional.empty();
        try {
            return Optional.of(
                    new WindowPlace(
                            node.path("x").asDouble(Double.NaN),
                            node.path("y").asDouble(Double.NaN),
                            node.path("width").asDouble(Double.NaN),
                            node.path("height").asDouble(Double.NaN),
                            node.path("maximised").asBoolean()));
        } catch (IllegalArgumentException senseless) {
            return Optional.empty();
        }
    }

    private static ExportChoices export(JsonNode node) {
        var unset = ExportChoices.DEFAULT;
        return new ExportChoices(
                path(node.path("folder").asText("")),
                constants(DepthFormat.values(), node.path("depth")).orElse(unset.depth()),
                constants(MeshFormat.values(), node.path("meshes")).orElse(unset.meshes()),
                constants(MeshFormat.values(), node.path("points")).orElse(unset.points()),
                geometry(node),
                constants(SheetFormat.values(), node.path("sheets")).orElse(unset.sheets()),
                node.path("sidecar").asBoolean(unset.sidecar()),
                scale(node.path("png-scale")),
                Direction.fromId(node.path("direction").asText()).orElse(unset.direction()));
    }

    private static DatasetChoices dataset(JsonNode node) {
        return new DatasetChoices(
                path(node.path("place").asText("")),
                path(node.path("folder").asText("")),
                scale(node.path("depth-scale")),
                node.path("pair").asText(""));
    }

    private static GeometryChoices geometry(JsonNode node) {
        var unset = GeometryChoices.DEFAULT;
        return new GeometryChoices(
                new FileLayout(
                        ScenePreset.fromId(node.path("preset").asText())
                                .orElse(unset.layout().preset()),
                        constant(Placement.Up.values(), node.path("up")),
                        scaleWithin(node.path("scale"))),
                TextureFormat.fromId(node.path("texture").asText()).orElse(unset.texture()),
                node.path("normals").asBoolean(unset.normals()),
                node.path("bake").asBoolean(unset.bake()),
                node.path("depth-pass").asBoolean(unset.depthPass()),
                node.path("colmap").asBoolean(unset.colmap()));
    }

    private static OptionalDouble scaleWithin(JsonNode node) {
        var scale = scale(node);
        return scale.isPresent() && Placement.isScale(scale.getAsDouble())
                ? scale
                : OptionalDouble.empty();
    }

    private static OptionalDouble scale(JsonNode node) {
        return node.isNumber() && node.doubleValue() > 0
                ? OptionalDouble.of(node.doubleValue())
                : OptionalDouble.empty();
    }

    private static <E extends Enum<E>> Optional<Set<E>> constants(E[] all, JsonNode node) {
        if (!node.isArray()) return Optional.empty();
        var found = new LinkedHashSet<E>();
        node.forEach(word -> constant(all, word).ifPresent(found::add));
        return Optional.of(found);
    }

    /** The constant that a word names. */
    public static <E extends Enum<E>> Optional<E> constant(E[] all, JsonNode node) {
        return Arrays.stream(all).filter(one -> word(one).equals(node.asText())).findFirst();
    }

    /** How a constant is written. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        node.forEach(one -> Optional.ofNullable(one.textValue()).ifPresent(texts::add));
        return texts;
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException ofAnotherSystem) {
            return Optional.empty();
        }
    }
}
