package fathom.ui.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Estimator;
import fathom.compare.PointPair;
import fathom.evaluate.Protocol;
import fathom.geometry.FocalHint;
import fathom.ui.settings.SettingsJson;
import fathom.ui.state.Arrangement;
import fathom.ui.state.GridChoice;
import fathom.ui.state.GroundTruthViewModel;
import fathom.ui.state.MatrixRows;
import fathom.ui.state.ProfileLine;
import fathom.ui.state.RangeMode;
import fathom.ui.state.TileLook;
import fathom.ui.state.WipeLine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A session as a JSON object and back. Files are named relative to the session's folder, with
 * slashes, where both lie on one disk. Like {@link SettingsJson}, reading takes what it
 * understands.
 */
final class SessionJson {
    static final String VERSION = "fathom-session";
    private static final List<String> VIEW =
            List.of(
                    "models",
                    "input-side",
                    "colormap",
                    "range-values",
                    "range-percentiles",
                    "near-at-top",
                    "layout");

    private SessionJson() {}

    /**
     * @param folder of the session file, absolute
     */
    static ObjectNode write(Session session, Path folder) {
        ObjectNode root = SettingsJson.write(session.view()).retain(VIEW);
        root.put(VERSION, 1);
        ArrayNode pictures = root.putArray("photographs");
        for (var picture : session.pictures()) {
            ObjectNode node = pictures.addObject();
            node.put("file", RelativeFiles.name(picture.file(), folder));
            picture.lens().focalPx().ifPresent(px -> node.put("focal-px", px));
            picture.lens().fovDeg().ifPresent(degrees -> node.put("fov-deg", degrees));
            picture.truth()
                    .ifPresent(
                            truth -> {
                                ObjectNode measured = node.putObject("ground-truth");
                                measured.put("file", RelativeFiles.name(truth.file(), folder));
                                truth.stepsAMetre()
                                        .ifPresent(steps -> measured.put("steps-a-metre", steps));
                            });
        }
        root.put("shown", session.shown());
        ArrayNode together = root.putArray("together");
        session.together().forEach(together::add);
        putComparison(root.putObject("comparison"), session.comparison());
        ObjectNode evaluation = root.putObject("evaluation");
        evaluation.put("protocol", session.protocol().id());
        session.evaluationAlignment().ifPresent(how -> evaluation.put("alignment", how.id()));
        session.profile()
                .ifPresent(
                        line ->
                                root.putArray("profile")
                                        .add(line.fromX())
                                        .add(line.fromY())
                                        .add(line.toX())
                                        .add(line.toY()));
        ArrayNode pairs = root.putArray("pairs");
        for (PointPair pair : session.pairs()) {
            pairs.addArray().add(pair.x1()).add(pair.y1()).add(pair.x2()).add(pair.y2());
        }
        return root;
    }

    private static void putComparison(ObjectNode node, ComparisonChoices choices) {
        node.put("arrangement", SettingsJson.word(choices.arrangement()));
        node.putArray("grid").add(choices.grid().columns()).add(choices.grid().rows());
        node.put("rows", SettingsJson.word(choices.rows()));
        node.putArray("wipe").add(choices.wipe().angleDeg()).add(choices.wipe().position());
        node.put("opacity", choices.opacity());
        node.put("reference", choices.reference());
        node.put("colours", SettingsJson.word(choices.rangeMode()));
        node.put("difference", SettingsJson.word(choices.difference()));
        choices.alignment().ifPresent(how -> node.put("alignment", how.id()));
        node.put("estimator", SettingsJson.word(choices.estimator()));
        ObjectNode looks = node.putObject("looks");
        choices.looks().forEach((tile, look) -> looks.put(tile, SettingsJson.word(look)));
        node.put("isolines", choices.isolines());
        node.putArray("slice").add(choices.sliceNear()).add(choices.sliceFar());
    }

    /**
     * @param usual what holds for all that the session does not say
     */
    static Session read(JsonNode root, Path folder, ComparisonChoices usual) {
        var pictures = new ArrayList<Session.Picture>();
        for (JsonNode node : root.path("photographs")) {
            file(node, folder)
                    .ifPresent(
                            file ->
                                    pictures.add(
                                            new Session.Picture(
                                                    file,
                                                    truth(node.path("ground-truth"), folder),
                                                    lens(node))));
        }
        var line = numbers(root.path("profile"), 4);
        var pairs = new ArrayList<PointPair>();
        for (JsonNode node : root.path("pairs")) {
            numbers(node, 4)
                    .ifPresent(
                            at ->
                                    pairs.add(
                                            new PointPair(
                                                    (int) at[0],
                                                    (int) at[1],
                                                    (int) at[2],
                                                    (int) at[3])));
        }
        JsonNode evaluation = root.path("evaluation");
        return new Session(
                pictures,
                root.path("shown").asInt(0),
                indices(root.path("together"), pictures.size()),
                SettingsJson.read(root),
                comparison(root.path("comparison"), usual),
                Protocol.fromId(evaluation.path("protocol").asText()).orElse(Protocol.GENERIC),
                Alignment.fromId(evaluation.path("alignment").asText()),
                line.map(at -> new ProfileLine(at[0], at[1], at[2], at[3])),
                pairs);
    }

    private static List<Integer> indices(JsonNode node, int end) {
        var indices = new ArrayList<Integer>();
        for (JsonNode one : node) {
            boolean there = one.isInt() && one.intValue() >= 0 && one.intValue() < end;
            if (there) indices.add(one.intValue());
        }
        return indices;
    }

    private static ComparisonChoices comparison(JsonNode node, ComparisonChoices usual) {
        var looks = new HashMap<String, TileLook>();
        for (var entry : node.path("looks").properties()) {
            SettingsJson.constant(TileLook.values(), entry.getValue())
                    .ifPresent(look -> looks.put(entry.getKey(), look));
        }
        var slice = numbers(node.path("slice"), 2);
        return new ComparisonChoices(
                SettingsJson.constant(Arrangement.values(), node.path("arrangement"))
                        .orElse(usual.arrangement()),
                numbers(node.path("grid"), 2).flatMap(SessionJson::grid).orElse(usual.grid()),
                SettingsJson.constant(MatrixRows.values(), node.path("rows")).orElse(usual.rows()),
                numbers(node.path("wipe"), 2)
                        .map(at -> new WipeLine(at[0], at[1]))
                        .orElse(usual.wipe()),
                Math.clamp(node.path("opacity").asDouble(usual.opacity()), 0, 1),
                node.path("reference").asText(usual.reference()),
                SettingsJson.constant(RangeMode.values(), node.path("colours"))
                        .orElse(usual.rangeMode()),
                SettingsJson.constant(Difference.values(), node.path("difference"))
                        .orElse(usual.difference()),
                Alignment.fromId(node.path("alignment").asText()),
                SettingsJson.constant(Estimator.values(), node.path("estimator"))
                        .orElse(usual.estimator()),
                looks,
                Math.clamp(node.path("isolines").asInt(usual.isolines()), 2, 100),
                slice.map(at -> at[0]).orElse(usual.sliceNear()),
                slice.map(at -> at[1]).orElse(usual.sliceFar()));
    }

    private static Optional<GridChoice> grid(double[] sides) {
        var asked = GridChoice.USUAL.stream();
        return asked.filter(one -> one.columns() == sides[0] && one.rows() == sides[1]).findFirst();
    }

    private static Optional<GroundTruthViewModel.Source> truth(JsonNode node, Path folder) {
        JsonNode steps = node.path("steps-a-metre");
        boolean known = steps.isNumber() && steps.doubleValue() > 0;
        return file(node, folder)
                .map(
                        file ->
                                new GroundTruthViewModel.Source(
                                        file,
                                        known
                                                ? OptionalDouble.of(steps.doubleValue())
                                                : OptionalDouble.empty()));
    }

    private static FocalHint lens(JsonNode node) {
        double focalPx = node.path("focal-px").asDouble(Double.NaN);
        double fovDeg = node.path("fov-deg").asDouble(Double.NaN);
        if (focalPx > 0 && Double.isFinite(focalPx)) return FocalHint.ofFocalPx(focalPx);
        return fovDeg > 0 && fovDeg < 180 ? FocalHint.ofFovDeg(fovDeg) : FocalHint.NONE;
    }

    private static Optional<double[]> numbers(JsonNode node, int count) {
        if (!node.isArray() || node.size() != count) return Optional.empty();
        var numbers = new double[count];
        for (int i = 0; i < count; i++) numbers[i] = node.get(i).asDouble(Double.NaN);
        boolean finite = Arrays.stream(numbers).allMatch(Double::isFinite);
        return finite ? Optional.of(numbers) : Optional.empty();
    }

    private static Optional<Path> file(JsonNode node, Path folder) {
        String name = node.path("file").asText("");
        try {
            return name.isBlank()
                    ? Optional.empty()
                    : Optional.of(folder.resolve(name).normalize());
        } catch (InvalidPathException ofAnotherSystem) {
            return Optional.empty();
        }
    }
}
