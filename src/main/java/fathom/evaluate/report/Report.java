package fathom.evaluate.report;

import fathom.evaluate.Metric;
import fathom.evaluate.PairedTest;
import fathom.evaluate.run.Outcome;
import fathom.evaluate.run.Standing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run found, with what is needed to make it again.
 *
 * @param facts of the run: data set, layout, versions
 * @param images how many the data set has
 * @param notes what was left out of the data set
 */
public record Report(
        Map<String, Object> facts, int images, List<Standing> standings, List<String> notes) {
    /** What two networks are compared by. */
    static final List<Metric> TESTED = List.of(Metric.ABS_REL, Metric.RMSE, Metric.DELTA_1);

    /** Two networks and the metric that they are compared by. */
    public record Comparison(String first, String second, Metric metric, PairedTest test) {}

    public Report {
        standings = List.copyOf(standings);
        notes = List.copyOf(notes);
    }

    /** Images that some network could not be scored on, once each, with the first reason. */
    public Map<String, String> skipped() {
        var reasons = new LinkedHashMap<String, String>();
        for (Standing standing : standings) {
            for (Outcome.Skipped skipped : standing.skipped()) {
                reasons.putIfAbsent(skipped.image(), skipped.reason());
            }
        }
        return reasons;
    }

    /** Every two networks, on the images that both were scored on. */
    public List<Comparison> comparisons() {
        var comparisons = new ArrayList<Comparison>();
        for (int b = 1; b < standings.size(); b++) {
            for (int a = 0; a < b; a++) {
                for (Metric metric : TESTED) {
                    comparisons.add(
                            new Comparison(
                                    standings.get(a).contender().id(),
                                    standings.get(b).contender().id(),
                                    metric,
                                    PairedTest.of(
                                            standings.get(a).byImage(metric, images),
                                            standings.get(b).byImage(metric, images))));
                }
            }
        }
        return comparisons;
    }
}
