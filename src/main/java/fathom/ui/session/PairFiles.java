package fathom.ui.session;

import fathom.compare.PointPair;
import fathom.compare.PointPair.Nearer;
import fathom.evaluate.Ordinal.Judged;
import fathom.evaluate.dataset.PairAnnotations;
import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.state.LibraryItem;
import fathom.ui.state.MarkingViewModel;
import fathom.ui.state.Notice;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Point pairs of the open photographs as files in DA-2K's format, which name photographs relative
 * to themselves. Used on the workbench's thread.
 */
public final class PairFiles {
    private final WorkbenchViewModel workbench;
    private final MarkingViewModel marking;
    private final JobRunner runner;

    private record Saving() {}

    private record Loading() {}

    public PairFiles(WorkbenchViewModel workbench, JobRunner runner) {
        this.workbench = workbench;
        this.marking = workbench.comparison().marking();
        this.runner = runner;
    }

    /** Writes the pairs of all open photographs that have a file; replaces a file that is there. */
    public void save(Path target) {
        var folder = RelativeFiles.folderOf(target);
        var images = new LinkedHashMap<String, List<Judged>>();
        int count = 0;
        for (var item : workbench.library().items()) {
            var pairs = marking.pairsOf(item);
            if (pairs.isEmpty() || item.file().isEmpty()) continue;
            images.put(RelativeFiles.name(item.file().get(), folder), judged(pairs));
            count += pairs.size();
        }
        if (images.isEmpty()) {
            warn(Messages.text("pairs.none"), Messages.text("pairs.none.remedy"));
            return;
        }
        String said = Messages.text("pairs.saved", count, images.size());
        runner.run(
                new Saving(),
                _ -> {
                    PairAnnotations.write(images, target, true);
                    return target;
                },
                Outcome.of(
                        written -> workbench.status().notify(Notice.written(said, written)),
                        this::fail));
    }

    /** Puts the pairs of a file on those of its photographs that are open. */
    public void load(Path source) {
        runner.run(
                new Loading(),
                _ -> PairAnnotations.read(source),
                Outcome.of(images -> show(source, images), this::fail));
    }

    private void show(Path source, Map<String, List<Judged>> images) {
        var folder = RelativeFiles.folderOf(source);
        int count = 0;
        int photographs = 0;
        for (var image : images.entrySet()) {
            var item = itemOf(folder, image.getKey());
            if (item.isEmpty()) continue;
            marking.setPairs(item.get(), nearerFirst(image.getValue()));
            count += image.getValue().size();
            photographs++;
        }
        if (photographs == 0) {
            warn(
                    Messages.text("pairs.unknown", source.getFileName(), images.size()),
                    Messages.text("pairs.unknown.remedy"));
            return;
        }
        workbench
                .status()
                .notify(
                        Notice.done(
                                Messages.text("pairs.loaded", count, photographs, images.size())));
    }

    /** The photograph that the file names, or else the only one of that name. */
    private Optional<LibraryItem> itemOf(Path folder, String name) {
        var items = workbench.library().items();
        Path named = folder.resolve(name).normalize();
        var exact = items.stream().filter(item -> item.file().filter(named::equals).isPresent());
        var found = exact.findFirst();
        if (found.isPresent()) return found;
        String last = String.valueOf(named.getFileName());
        var alike = items.stream().filter(item -> item.name().equals(last)).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static List<Judged> judged(List<PointPair> pairs) {
        return pairs.stream().map(pair -> new Judged(pair, Nearer.FIRST)).toList();
    }

    private static List<PointPair> nearerFirst(List<Judged> pairs) {
        return pairs.stream()
                .map(
                        judged ->
                                judged.nearer() == Nearer.FIRST
                                        ? judged.pair()
                                        : judged.pair().swapped())
                .toList();
    }

    private void warn(String message, String remedy) {
        workbench
                .status()
                .notify(new Notice(Notice.Tone.WARNING, message, remedy, Optional.empty()));
    }

    private void fail(UserFacingException failure) {
        workbench.status().notify(Notice.error(failure.problem(), failure.remedy()));
    }
}
