package fathom.evaluate.report;

import fathom.evaluate.Metric;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.Standing;

import java.util.Comparator;
import java.util.List;

/**
 * An image that a network did badly on.
 *
 * @param pictures titles and PNG files as base64, in the order in which they are shown
 */
public record WorstCase(
        String model, String image, double absRel, double delta1, List<Picture> pictures) {
    /** One of its pictures. */
    public record Picture(String title, String pngBase64) {}

    public WorstCase {
        pictures = List.copyOf(pictures);
    }

    /** The scores of the largest AbsRel, worst first. */
    public static List<Outcome.Scored> of(Standing standing, int most) {
        return standing.scored().stream()
                .sorted(
                        Comparator.comparingDouble(
                                        (Outcome.Scored score) ->
                                                score.values().get(Metric.ABS_REL))
                                .reversed())
                .limit(most)
                .toList();
    }
}
