package fathom.ui.models;

import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.image.Photo;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.store.Proposal;
import fathom.store.StoreCopy;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.state.DepthSource;
import fathom.ui.state.Problem;
import fathom.ui.text.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of the user's own on its way to being a model: what it resembles, what it makes of the
 * open photograph, and what its numbers mean, which only the user can see.
 */
public final class OwnModelViewModel {
    private static final String JOB = "own model";
    private static final String PICTURE = "own model's picture";

    /** Sharp on a screen of twice the usual density. */
    private static final int PICTURE_SIDE = 480;

    private final ModelShelf shelf;
    private final DepthSource depths;
    private final JobRunner runner;
    private final Consumer<ModelCard> onAdded;

    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(new Stage.Working(""));
    private final ObservableList<ModelCard> likes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ModelCard> like = new SimpleObjectProperty<>();
    private final ObjectProperty<DepthKind> kind =
            new SimpleObjectProperty<>(DepthKind.RELATIVE_DISPARITY);
    private Optional<Proposal> proposal = Optional.empty();
    private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
    private Optional<Photo> photo = Optional.empty();

    /** How far the file has come. */
    public sealed interface Stage {
        /** Something runs. */
        record Working(String step) implements Stage {}

        /** It ran; the user decides what its numbers mean. */
        record Tried(ModelCard draft, DepthMap map) implements Stage {}

        record Refused(Problem problem) implements Stage {}
    }

    /**
     * What the file is tried on.
     *
     * @param photo small
     * @param name its file's name, or what it is where none was open
     */
    public record Picture(Photo photo, String name) {}

    /**
     * @param runner works on one file at a time
     * @param onAdded takes the model that was saved
     */
    public OwnModelViewModel(
            ModelShelf shelf, DepthSource depths, JobRunner runner, Consumer<ModelCard> onAdded) {
        this.shelf = shelf;
        this.depths = depths;
        this.runner = runner;
        this.onAdded = onAdded;
        like.subscribe(this::tryLike);
    }

    // Properties

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** There long before the network has run, so that the user looks at it meanwhile. */
    public ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Known networks whose recipes the file can be run with, the most alike first. */
    public ObservableList<ModelCard> likes() {
        return likes;
    }

    /** The one whose recipe is used. */
    public ObjectProperty<@Nullable ModelCard> likeProperty() {
        return like;
    }

    /** What the numbers mean. */
    public ObjectProperty<DepthKind> kindProperty() {
        return kind;
    }

    /** What the graph declares, once it was read. */
    public Optional<Proposal> proposal() {
        return proposal;
    }

    // Commands

    /**
     * Reads a file and tries it.
     *
     * @param openPhoto what it is tried on; a drawn picture when none is open
     */
    public void begin(Path file, Optional<Photo> openPhoto) {
        photo = openPhoto;
        proposal = Optional.empty();
        likes.clear();
        like.set(null);
        picture.set(null);
        runner.run(PICTURE, _ -> shown(openPhoto), Outcome.of(picture::set, _ -> {}));
        run(
                Messages.text("models.own.reading", String.valueOf(file.getFileName())),
                monitor -> read(file, monitor),
                this::found);
    }

    private Picture shown(Optional<Photo> openPhoto) {
        return new Picture(
                openPhoto.orElseGet(shelf.imports()::probe).reduced(PICTURE_SIDE),
                openPhoto.map(Photo::name).orElseGet(() -> Messages.text("models.own.drawn")));
    }

    /**
     * @param nearest the known network as which the file runs; empty when it runs like none
     */
    private record Read(Proposal proposal, Optional<ModelCard> nearest) {}

    private Read read(Path file, JobMonitor monitor) throws UserFacingException {
        var found = shelf.imports().propose(file, shelf.cards().get(), monitor);
        // Where it runs like none, trying the first one says why.
        var nearest =
                found.known().isPresent()
                        ? Optional.<ModelCard>empty()
                        : shelf.imports().thatRun(found, 1, monitor).stream().findFirst();
        return new Read(found, nearest);
    }

    private void found(Read read) {
        var result = read.proposal();
        proposal = Optional.of(result);
        if (result.known().isPresent()) {
            var known = result.known().get();
            run(
                    Messages.text("models.own.known", known.name()),
                    monitor -> new StoreCopy(shelf.store()).install(result, known, monitor).card(),
                    onAdded);
            return;
        }
        likes.setAll(result.likes());
        if (likes.isEmpty()) {
            refuse(
                    new Problem(
                            Messages.text("models.own.unlike"),
                            Messages.text("models.own.unlike.remedy")));
            return;
        }
        like.set(read.nearest().orElseGet(likes::getFirst));
    }

    private void tryLike(@Nullable ModelCard chosen) {
        if (chosen == null || proposal.isEmpty()) return;
        var file = proposal.get();
        run(
                Messages.text("models.own.trying", chosen.name()),
                monitor -> tried(file, chosen, monitor),
                result -> {
                    kind.set(result.draft().output().kind());
                    stage.set(result);
                });
    }

    private Stage.Tried tried(Proposal file, ModelCard chosen, JobMonitor monitor)
            throws UserFacingException {
        var draft = shelf.imports().draft(file, chosen, Optional.empty());
        shelf.imports().check(draft, monitor);
        var request = DepthRequest.of(photo.orElseGet(shelf.imports()::probe), draft);
        return new Stage.Tried(draft, depths.estimate(request, monitor).networkMap());
    }

    /** Takes the file in, with the recipe and the meaning that are chosen now. */
    public void save() {
        var chosen = like.get();
        if (chosen == null || proposal.isEmpty()) return;
        var file = proposal.get();
        var meaning = kind.get();
        run(
                Messages.text("models.own.copying"),
                monitor -> saved(file, chosen, meaning, monitor),
                onAdded);
    }

    private ModelCard saved(Proposal file, ModelCard chosen, DepthKind meaning, JobMonitor monitor)
            throws UserFacingException {
        List<ModelCard> cards = shelf.cards().get();
        var draft = shelf.imports().draft(file, chosen, Optional.of(meaning));
        return new StoreCopy(shelf.store()).add(file, draft, cards, monitor).card();
    }

    /** Nothing was saved. */
    public void cancel() {
        runner.cancelAll();
    }

    private void refuse(Problem problem) {
        stage.set(new Stage.Refused(problem));
    }

    private <T> void run(String step, fathom.ui.jobs.Work<T> work, Consumer<T> then) {
        stage.set(new Stage.Working(step));
        runner.run(
                JOB,
                work,
                Outcome.of(
                        then, failure -> refuse(new Problem(failure.problem(), failure.remedy()))));
    }
}
