package fathom.cli;

import fathom.evaluate.Ordinal;
import fathom.evaluate.Ordinal.Judged;
import fathom.evaluate.dataset.PairAnnotations;
import fathom.export.AtomicFiles;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.BatchRun;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.DepthResult;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Networks on point pairs whose order is known, in the format of DA-2K. */
final class OrdinalEvaluation {
    private final CliContext context;
    private final Console console;
    private final RunOptions run;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param right as DA-2K counts
     * @param unordered as WHDR counts
     */
    private record Row(String image, String model, int pairs, long right, long unordered) {
        double accuracy() {
            return (double) right / pairs;
        }

        double whdr() {
            return (double) unordered / pairs;
        }

        String csv() {
            String name = image.contains(",") ? '"' + image + '"' : image;
            return "%s,%s,%d,%d,%s,%s\n".formatted(name, model, pairs, right, accuracy(), whdr());
        }

        Map<String, Object> json() {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("image", image);
            facts.put("model", model);
            facts.put("pairs", pairs);
            facts.put("right", right);
            facts.put("accuracy", accuracy());
            facts.put("WHDR", whdr());
            return facts;
        }
    }

    OrdinalEvaluation(CliContext context, Console console, RunOptions run) {
        this.context = context;
        this.console = console;
        this.run = run;
    }

    int run(
            Path folder,
            Path annotations,
            List<ModelCard> cards,
            EvaluationTargets targets,
            JobMonitor monitor)
            throws UserFacingException {
        var pairs = new LinkedHashMap<Path, List<Judged>>();
        var names = new LinkedHashMap<Path, String>();
        for (var entry : PairAnnotations.read(annotations).entrySet()) {
            if (entry.getValue().isEmpty()) continue;
            Path file = folder.resolve(entry.getKey());
            pairs.put(file, entry.getValue());
            names.put(file, entry.getKey());
        }
        for (var card : cards) context.pipeline().verify(card, monitor);
        var photos = run.photos(context);
        var failures =
                new BatchRun(context.pipeline(), photos::read)
                        .run(
                                List.copyOf(pairs.keySet()),
                                (file, photo) -> requests(cards, file, photo, pairs),
                                (file, result) -> keep(names, file, result, pairs),
                                monitor);
        failures.forEach(failure -> console.problem(failure.cause()));
        var means = cards.stream().map(this::mean).toList();
        if (targets.csv() != null) {
            write(targets.csv(), means, targets.replace());
            console.line("Wrote " + targets.csv());
        }
        for (Row mean : means) {
            console.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %d of %d pairs right, accuracy %.4f, WHDR %.4f",
                            mean.model(),
                            mean.right(),
                            mean.pairs(),
                            mean.accuracy(),
                            mean.whdr()));
        }
        int exitCode = failures.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
        console.result(document(exitCode, folder, means, failures));
        return exitCode;
    }

    private List<DepthRequest> requests(
            List<ModelCard> cards, Path file, Photo photo, Map<Path, List<Judged>> pairs)
            throws UserFacingException {
        for (Judged judged : pairs.getOrDefault(file, List.of())) {
            var pair = judged.pair();
            int x = Math.max(pair.x1(), pair.x2());
            int y = Math.max(pair.y1(), pair.y2());
            int least = Math.min(Math.min(pair.x1(), pair.x2()), Math.min(pair.y1(), pair.y2()));
            if (least < 0 || x >= photo.width() || y >= photo.height()) {
                throw new UserFacingException(
                        Fault.BAD_INPUT,
                        "A pair of '%s' lies outside its %d x %d pixels."
                                .formatted(file, photo.width(), photo.height()),
                        "Points are [row, column] of the photograph.");
            }
        }
        return cards.stream().map(card -> run.request(photo, card)).toList();
    }

    private Runnable keep(
            Map<Path, String> names, Path file, DepthResult result, Map<Path, List<Judged>> pairs) {
        var judged = pairs.getOrDefault(file, List.of());
        long right = judged.stream().filter(one -> Ordinal.isRight(result.map(), one)).count();
        long ordered =
                judged.stream()
                        .filter(one -> Ordinal.isOrdered(result.map(), one, Ordinal.WHDR_TOLERANCE))
                        .count();
        var row =
                new Row(
                        names.getOrDefault(file, file.toString()),
                        result.card().id(),
                        judged.size(),
                        right,
                        judged.size() - ordered);
        return () -> rows.add(row);
    }

    /** Over all pairs, as DA-2K counts. */
    private Row mean(ModelCard card) {
        var own = rows.stream().filter(row -> row.model().equals(card.id())).toList();
        return new Row(
                "mean",
                card.id(),
                own.stream().mapToInt(Row::pairs).sum(),
                own.stream().mapToLong(Row::right).sum(),
                own.stream().mapToLong(Row::unordered).sum());
    }

    private void write(Path target, List<Row> means, boolean replace) throws UserFacingException {
        var text = new StringBuilder("image,model,pairs,right,accuracy,WHDR\n");
        rows.forEach(row -> text.append(row.csv()));
        means.forEach(row -> text.append(row.csv()));
        AtomicFiles.write(
                target,
                replace,
                file -> {
                    var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) file.write(bytes);
                });
    }

    private Map<String, Object> document(
            int exitCode, Path folder, List<Row> means, List<BatchRun.Failure> failures) {
        var document = new LinkedHashMap<String, Object>();
        document.put("exitCode", exitCode);
        document.put("dataset", folder.toString());
        document.put(
                "formula",
                Map.of(
                        "accuracy",
                        "share of pairs whose nearer point is predicted nearer; ties wrong",
                        "WHDR",
                        "share of pairs whose nearer point is not predicted nearer by more than"
                                + " 2 %"));
        document.put("fathom", context.versions().get("Fathom"));
        document.put("models", means.stream().map(Row::json).toList());
        document.put("results", rows.stream().map(Row::json).toList());
        document.put(
                "skipped",
                failures.stream()
                        .map(
                                failure ->
                                        Map.of(
                                                "image", failure.file().toString(),
                                                "reason", failure.cause().problem()))
                        .toList());
        return document;
    }
}
