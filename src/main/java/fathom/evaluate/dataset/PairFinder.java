package fathom.evaluate.dataset;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pairs the files of a folder and of the folders in it. */
final class PairFinder {
    private final Path root;
    private final DatasetOptions options;
    private final List<String> paths;

    private PairFinder(Path root, DatasetOptions options, List<String> paths) {
        this.root = root;
        this.options = options;
        this.paths = paths;
    }

    static PairFinder of(Path root, DatasetOptions options) throws UserFacingException {
        try (var files = Files.walk(root)) {
            var paths =
                    files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString().replace('\\', '/'))
                            .filter(path -> !path.startsWith(".") && !path.contains("/."))
                            .sorted()
                            .toList();
            return new PairFinder(root, options, paths);
        } catch (IOException | UncheckedIOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "The folder '%s' cannot be listed: %s.".formatted(root, e.getMessage()),
                    "Check that you may read it and the folders in it.",
                    e);
        }
    }

    List<String> paths() {
        return paths;
    }

    /** By the rule asked for, or by the first that finds a pair. */
    Optional<Dataset> find() {
        List<PairRule> rules = options.pair().map(List::of).orElse(PairRule.KNOWN);
        for (PairRule rule : rules) {
            FileDataset found = by(rule);
            if (found.size() > 0) return Optional.of(found);
        }
        return Optional.empty();
    }

    private FileDataset by(PairRule rule) {
        var scaled =
                rule.integerScale().isPresent()
                        ? options.withIntegerScale(rule.integerScale().getAsDouble())
                        : options;
        Map<String, String> depths = byKey(rule.depth());
        Map<String, String> masks = rule.mask().map(this::byKey).orElse(Map.of());
        var examples = new ArrayList<FileExample>();
        int alone = 0;
        for (String path : paths) {
            if (rule.isDepth(path)) continue;
            var key = PairRule.key(rule.image(), path);
            if (key.isEmpty()) continue;
            String depth = depths.get(key.get());
            if (depth == null || depth.equals(path)) {
                alone++;
                continue;
            }
            String mask = masks.get(key.get());
            examples.add(
                    new FileExample(
                            path,
                            root.resolve(path),
                            root.resolve(depth),
                            mask == null ? null : root.resolve(mask),
                            scaled));
        }
        List<String> notes = alone == 0 ? List.of() : List.of(DatasetNotes.withoutDepth(alone));
        return new FileDataset(rule.layout(), examples, notes);
    }

    private Map<String, String> byKey(Pattern pattern) {
        var found = new HashMap<String, String>();
        for (String path : paths) {
            PairRule.key(pattern, path).ifPresent(key -> found.putIfAbsent(key, path));
        }
        return found;
    }
}
