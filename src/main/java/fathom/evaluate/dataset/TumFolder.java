package fathom.evaluate.dataset;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * A sequence of the TUM RGB-D benchmark: associations.txt with lines "time rgb time depth", or
 * rgb.txt and depth.txt, whose nearest times are paired up to 0.02 s apart as the benchmark's
 * associate.py does. Depth has 5000 steps a metre.
 */
final class TumFolder {
    private static final double STEPS_PER_METRE = 5000;
    private static final double MOST_SECONDS = 0.02;
    private static final List<String> ASSOCIATIONS =
            List.of("associations.txt", "associated.txt", "associate.txt");

    private TumFolder() {}

    private record Stamped(double seconds, String path) {}

    private record Candidate(double apart, Stamped photo, Stamped depth) {}

    /** Null for a folder that is no such sequence. */
    static @Nullable Dataset read(Path folder, DatasetOptions options) throws UserFacingException {
        var scaled = options.withIntegerScale(STEPS_PER_METRE);
        for (String name : ASSOCIATIONS) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) return associated(folder, file, scaled);
        }
        Path photos = folder.resolve("rgb.txt");
        Path depths = folder.resolve("depth.txt");
        if (!Files.isRegularFile(photos) || !Files.isRegularFile(depths)) return null;
        return nearest(folder, stamped(photos), stamped(depths), scaled);
    }

    private static Dataset associated(Path folder, Path file, DatasetOptions options)
            throws UserFacingException {
        var examples = new ArrayList<FileExample>();
        for (String[] words : lines(file)) {
            if (words.length < 4) throw bad(file, String.join(" ", words));
            boolean depthFirst = words[1].toLowerCase(Locale.ROOT).contains("depth");
            String photo = depthFirst ? words[3] : words[1];
            String depth = depthFirst ? words[1] : words[3];
            examples.add(example(folder, photo, depth, options));
        }
        return new FileDataset("TUM associations", examples, List.of());
    }

    private static Dataset nearest(
            Path folder, List<Stamped> photos, List<Stamped> depths, DatasetOptions options) {
        var candidates = new ArrayList<Candidate>();
        int from = 0;
        for (Stamped photo : photos) {
            while (from < depths.size() && depths.get(from).seconds < photo.seconds - MOST_SECONDS)
                from++;
            for (int i = from; i < depths.size(); i++) {
                double apart = Math.abs(depths.get(i).seconds - photo.seconds);
                if (depths.get(i).seconds > photo.seconds + MOST_SECONDS) break;
                if (apart < MOST_SECONDS) {
                    candidates.add(new Candidate(apart, photo, depths.get(i)));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::apart));
        var taken = new HashSet<Stamped>();
        var pairs = new ArrayList<Candidate>();
        for (Candidate candidate : candidates) {
            if (taken.contains(candidate.photo) || taken.contains(candidate.depth)) continue;
            taken.add(candidate.photo);
            taken.add(candidate.depth);
            pairs.add(candidate);
        }
        pairs.sort(Comparator.comparingDouble(pair -> pair.photo.seconds));
        var examples =
                pairs.stream()
                        .map(pair -> example(folder, pair.photo.path, pair.depth.path, options))
                        .toList();
        int alone = photos.size() - examples.size();
        return new FileDataset(
                "TUM sequence, nearest times within 0.02 s",
                examples,
                alone == 0 ? List.of() : List.of(DatasetNotes.withoutDepth(alone)));
    }

    private static FileExample example(
            Path folder, String photo, String depth, DatasetOptions options) {
        return new FileExample(photo, folder.resolve(photo), folder.resolve(depth), null, options);
    }

    private static List<Stamped> stamped(Path file) throws UserFacingException {
        var stamped = new ArrayList<Stamped>();
        for (String[] words : lines(file)) {
            if (words.length < 2) throw bad(file, String.join(" ", words));
            try {
                stamped.add(new Stamped(Double.parseDouble(words[0]), words[1]));
            } catch (NumberFormatException noTime) {
                throw bad(file, String.join(" ", words));
            }
        }
        stamped.sort(Comparator.comparingDouble(Stamped::seconds));
        return stamped;
    }

    private static List<String[]> lines(Path file) throws UserFacingException {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("[\\s,]+"))
                    .toList();
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be read: %s.".formatted(file, e.getMessage()),
                    "Give a text file in the TUM benchmark's format.",
                    e);
        }
    }

    private static UserFacingException bad(Path file, String line) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' has the line '%s'.".formatted(file, line),
                "Lines are 'time path' in rgb.txt and depth.txt, 'time rgb time depth' in"
                        + " associations.txt.");
    }
}
