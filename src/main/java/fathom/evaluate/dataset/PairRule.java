package fathom.evaluate.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells photographs, their depth and their masks by their paths, relative to the data set with
 * slashes: those belong together whose patterns' groups are the same.
 *
 * @param mask empty where the layout has none
 * @param integerScale steps a metre of whole numbers, where the layout prescribes it
 */
public record PairRule(
        String layout,
        Pattern image,
        Pattern depth,
        Optional<Pattern> mask,
        OptionalDouble integerScale) {
    private static final String PICTURE = "\\.(?:png|jpe?g|webp|tiff?|bmp)";
    private static final String DEPTH = "\\.(?:png|npy|npz|pfm|exr|tiff?|mat|h5|hdf5)";

    /** The layouts that are known, from the most to the least particular. */
    static final List<PairRule> KNOWN =
            List.of(
                    new PairRule(
                            "photographs with _depth.npy beside them, as DIODE",
                            pattern("(.+)\\.png"),
                            pattern("(.+)_depth\\.npy"),
                            Optional.of(pattern("(.+)_depth_mask\\.npy")),
                            OptionalDouble.empty()),
                    rule(
                            "KITTI depth selection",
                            "(?:.*/)?image/(.+)_sync_image_(\\d+)_(image_\\d+)\\.png",
                            "(?:.*/)?groundtruth_depth/(.+)_sync_groundtruth_depth_(\\d+)_(image_\\d+)\\.png",
                            256),
                    rule(
                            "KITTI raw and annotated depth",
                            "(?:.*/)?([^/]+_sync)/(image_\\d+)/data/(\\d+)\\.(?:png|jpg)",
                            "(?:.*/)?([^/]+_sync)/proj_depth/groundtruth/(image_\\d+)/(\\d+)\\.png",
                            256),
                    rule(
                            "NYU Depth v2 as BTS and ZoeDepth split it",
                            "(.*)rgb_(\\d+)\\.(?:jpg|png)",
                            "(.*)sync_depth_(\\d+)\\.png",
                            1000),
                    rule(
                            "folders of photographs and of depth",
                            "((?:.*/)?)(?:images?|rgb|colou?r|photos?)/(.+)" + PICTURE,
                            "((?:.*/)?)(?:depths?|gt|ground_?truth|groundtruth_depth)/(.+?)(?:[_.-]depth)?"
                                    + DEPTH),
                    rule(
                            "photographs with depth beside them",
                            "(.+)" + PICTURE,
                            "(.+?)[_.-](?:depth|gt)" + DEPTH),
                    rule(
                            "photographs with depth of the same name",
                            "(.+)\\.(?:png|jpe?g|webp|bmp)",
                            "(.+)\\.(?:npy|npz|pfm|exr|mat|h5|hdf5|tiff?)"));

    private static PairRule rule(String layout, String image, String depth) {
        return new PairRule(
                layout, pattern(image), pattern(depth), Optional.empty(), OptionalDouble.empty());
    }

    private static PairRule rule(String layout, String image, String depth, double scale) {
        return new PairRule(
                layout, pattern(image), pattern(depth), Optional.empty(), OptionalDouble.of(scale));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile("(?i)" + regex);
    }

    /**
     * From two templates with a comma between them, as a user types them: {@code
     * rgb/{}.jpg,depth/{}.png}.
     *
     * @return empty where they are not two, or none as in {@link #ofTemplates}
     */
    public static Optional<PairRule> ofText(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) return Optional.empty();
        return ofTemplates(parts[0].strip(), parts[1].strip());
    }

    /**
     * From templates in which {@code {}} stands for what both names share, for example {@code
     * rgb/{}.jpg} and {@code depth/{}.png}.
     *
     * @return empty where the templates do not have the same number of them, or none
     */
    public static Optional<PairRule> ofTemplates(String image, String depth) {
        int shared = image.split("\\{}", -1).length;
        if (shared < 2 || shared != depth.split("\\{}", -1).length) return Optional.empty();
        return Optional.of(
                new PairRule(
                        image + " with " + depth,
                        ofTemplate(image),
                        ofTemplate(depth),
                        Optional.empty(),
                        OptionalDouble.empty()));
    }

    private static Pattern ofTemplate(String template) {
        var regex = new StringJoiner("(.+?)");
        for (String part : template.split("\\{}", -1)) regex.add(Pattern.quote(part));
        return Pattern.compile(regex.toString());
    }

    boolean isDepth(String path) {
        return depth.matcher(path).matches();
    }

    /** What a path shares with its partner. */
    static Optional<String> key(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) return Optional.empty();
        var groups = new ArrayList<String>();
        for (int i = 1; i <= matcher.groupCount(); i++) groups.add(matcher.group(i));
        return Optional.of(String.join("\0", groups));
    }
}
