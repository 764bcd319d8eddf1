package fathom.evaluate.run;

import java.util.List;
import java.util.TreeMap;

/** Tells of ground truth that was stretched over its photograph. */
public final class ShapeNotes {
    private ShapeNotes() {}

    /**
     * @param outcomes of all networks, those of earlier runs included
     * @param images in the data set
     * @return one note, or none where every shape fits
     */
    public static List<String> of(List<Outcome> outcomes, int images) {
        var stretched = new TreeMap<Integer, String>();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Scored scored && !scored.mismatch().isEmpty()) {
                stretched.put(scored.index(), scored.mismatch());
            }
        }
        if (stretched.isEmpty()) return List.of();
        return List.of(
                "%d of %d images: ground truth has another shape than its photograph. The first: %s"
                        .formatted(stretched.size(), images, stretched.firstEntry().getValue()));
    }
}
