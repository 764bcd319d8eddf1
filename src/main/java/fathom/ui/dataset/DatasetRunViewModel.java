package fathom.ui.dataset;

import fathom.evaluate.EvaluationSettings;
import fathom.evaluate.dataset.Dataset;
import fathom.evaluate.dataset.DatasetOptions;
import fathom.evaluate.dataset.Datasets;
import fathom.evaluate.dataset.PairRule;
import fathom.evaluate.run.Contender;
import fathom.evaluate.run.Journal;
import fathom.export.Sidecar;
import fathom.image.PhotoReader;
import fathom.inference.EngineOptions;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.pipeline.DepthRequest;
import fathom.pipeline.evaluation.DatasetJob;
import fathom.pipeline.evaluation.ModelContender;
import fathom.pipeline.evaluation.ReportFiles;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.settings.DatasetChoices;
import fathom.ui.state.DepthSource;
import fathom.ui.state.Problem;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The chosen models on a data set, by the protocol and alignment of the workbench. Reports go to
 * {@code NAME.html} and {@code NAME.csv} in a folder; a run that was cancelled or killed goes on
 * when it is started again with the same choices.
 */
public final class DatasetRunViewModel {
    private final WorkbenchViewModel workbench;
    private final DepthSource networks;
    private final PhotoReader photos;
    private final Sidecar.Software software;
    private final JobRunner runner;

    private final ObjectProperty<Optional<Path>> place;
    private final ObjectProperty<Optional<Path>> folder;
    private final ObjectProperty<OptionalDouble> depthScale;
    private final StringProperty pair;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private final ReadOnlyObjectWrapper<PartialScores.Snapshot> scores =
            new ReadOnlyObjectWrapper<>(PartialScores.Snapshot.EMPTY);

    /** How far the run is. */
    public sealed interface State {
        record Idle() implements State {}

        /**
         * @param fraction 0 to 1, or negative when unknown
         */
        record Running(double fraction, String step) implements State {}

        /**
         * @param before how many estimates an earlier run had finished
         */
        record Done(ReportFiles files, int before) implements State {}

        /** It can go on from where it was. */
        record Cancelled() implements State {}

        record Failed(Problem problem) implements State {}
    }

    private record Running() {}

    /** What the run is made of, as it was chosen when it was started. */
    private record Order(
            Path place,
            Path folder,
            OptionalDouble depthScale,
            String pair,
            OptionalInt side,
            List<ModelCard> cards,
            List<EvaluationSettings> settings) {}

    /**
     * @param memory the choices of the last time; follows those of this time
     * @param runner its one thread runs nothing else
     */
    public DatasetRunViewModel(
            WorkbenchViewModel workbench,
            DepthSource networks,
            PhotoReader photos,
            Sidecar.Software software,
            ObjectProperty<DatasetChoices> memory,
            JobRunner runner) {
        this.workbench = workbench;
        this.networks = networks;
        this.photos = photos;
        this.software = software;
        this.runner = runner;
        var last = memory.get();
        place = new SimpleObjectProperty<>(last.place());
        folder = new SimpleObjectProperty<>(last.folder());
        depthScale = new SimpleObjectProperty<>(last.depthScale());
        pair = new SimpleStringProperty(last.pair());
        for (var choice : List.<ObservableValue<?>>of(place, folder, depthScale, pair)) {
            choice.subscribe(() -> memory.set(choices()));
            choice.subscribe(this::forgetFailure);
        }
        workbench.evaluation().protocolProperty().subscribe(this::forgetFailure);
    }

    private DatasetChoices choices() {
        return new DatasetChoices(place.get(), folder.get(), depthScale.get(), pair.get());
    }

    /** What went wrong went wrong with other choices. */
    private void forgetFailure() {
        if (state.get() instanceof State.Failed) state.set(new State.Idle());
    }

    // Properties

    /** The data set: a folder, a table of pairs, or a MATLAB or HDF5 file. */
    public ObjectProperty<Optional<Path>> placeProperty() {
        return place;
    }

    /** Where the reports go. */
    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /** Steps a metre of all files; empty for what files, layout and protocol say. */
    public ObjectProperty<OptionalDouble> depthScaleProperty() {
        return depthScale;
    }

    /**
     * Which files of a folder belong together, as {@link PairRule#ofText} reads it; blank to find
     * out. Says nothing about data sets that are files.
     */
    public StringProperty pairProperty() {
        return pair;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Means over what is finished, while it runs and afterwards. */
    public ReadOnlyObjectProperty<PartialScores.Snapshot> scoresProperty() {
        return scores.getReadOnlyProperty();
    }

    // Commands

    /** Does nothing without a data set, a folder and a model, or while a run is on its way. */
    public void start() {
        var data = place.get();
        var to = folder.get();
        var cards = List.copyOf(workbench.models().selected());
        boolean running = state.get() instanceof State.Running;
        if (data.isEmpty() || to.isEmpty() || cards.isEmpty() || running) return;
        var settings = new ArrayList<EvaluationSettings>();
        var protocol = workbench.evaluation().protocolProperty().get();
        for (ModelCard card : cards) {
            var usual = EvaluationSettings.usual(protocol, card.output().kind());
            settings.add(
                    new EvaluationSettings(
                            protocol,
                            workbench
                                    .evaluation()
                                    .alignmentProperty()
                                    .get()
                                    .orElse(usual.alignment()),
                            usual.estimator()));
        }
        var order =
                new Order(
                        data.get(),
                        to.get(),
                        depthScale.get(),
                        Files.isDirectory(data.get()) ? pair.get().strip() : "",
                        workbench.models().sideProperty().get(),
                        cards,
                        settings);
        scores.set(PartialScores.Snapshot.EMPTY);
        state.set(new State.Running(-1, Messages.text("dataset.opening")));
        var partial = new AtomicReference<@Nullable PartialScores>();
        runner.run(new Running(), monitor -> run(order, partial, monitor), new Heard(partial));
    }

    /** What is finished stays in the journal. */
    public void cancel() {
        if (!(state.get() instanceof State.Running)) return;
        runner.cancelAll();
        state.set(new State.Cancelled());
    }

    private final class Heard implements Outcome<State.Done> {
        private final AtomicReference<@Nullable PartialScores> partial;

        Heard(AtomicReference<@Nullable PartialScores> partial) {
            this.partial = partial;
        }

        @Override
        public void succeeded(State.Done done) {
            update();
            state.set(done);
        }

        @Override
        public void failed(UserFacingException failure) {
            update();
            state.set(new State.Failed(Problem.of(failure)));
        }

        @Override
        public void progressed(double fraction, String step) {
            update();
            state.set(new State.Running(fraction, step));
        }

        private void update() {
            var now = partial.get();
            if (now != null) scores.set(now.snapshot());
        }
    }

    private State.Done run(
            Order order, AtomicReference<@Nullable PartialScores> partial, JobMonitor monitor)
            throws UserFacingException {
        var protocol = order.settings().getFirst().protocol();
        var options =
                new DatasetOptions(
                        photos,
                        rule(order.pair()),
                        Optional.empty(),
                        order.depthScale(),
                        protocol.depthScale());
        try (Dataset dataset = Datasets.open(order.place(), options)) {
            var contenders = new ArrayList<Contender>();
            for (int i = 0; i < order.cards().size(); i++) {
                contenders.add(
                        contender(order.cards().get(i), order.settings().get(i), order.side()));
            }
            var job =
                    new DatasetJob(
                            order.place(), dataset, contenders, order.depthScale(), software);
            var heard = new PartialScores(contenders);
            partial.set(heard);
            var place =
                    claim(job, order.folder(), order.place().getFileName() + "." + protocol.id());
            try (var journal = place.journal()) {
                journal.finished().forEach(heard::add);
                var report = job.run(journal, heard::add, monitor);
                if (heard.snapshot().rows().stream().allMatch(row -> row.scored() == 0)) {
                    journal.delete();
                    throw new UserFacingException(
                            Fault.BAD_INPUT,
                            Messages.text("dataset.nothing"),
                            Messages.text("dataset.nothing.remedy"));
                }
                job.write(report, place.files(), false, monitor);
                journal.delete();
                return new State.Done(place.files(), journal.finished().size());
            }
        }
    }

    private static Optional<PairRule> rule(String pair) throws UserFacingException {
        if (pair.isEmpty()) return Optional.empty();
        var rule = PairRule.ofText(pair);
        if (rule.isPresent()) return rule;
        throw new UserFacingException(
                Fault.USAGE,
                Messages.text("dataset.pair.wrong", pair),
                Messages.text("dataset.pair.wrong.remedy"));
    }

    private Contender contender(ModelCard card, EvaluationSettings settings, OptionalInt side)
            throws UserFacingException {
        return ModelContender.of(
                card,
                settings,
                side,
                (photo, monitor) ->
                        networks.estimate(
                                new DepthRequest(photo, card, side, EngineOptions.DEFAULT),
                                monitor));
    }

    /** Where a run writes. */
    private record Claim(ReportFiles files, Journal journal) {}

    /**
     * The first of NAME, NAME-2 ... that has neither reports nor the journal of a run with other
     * choices, which can still go on.
     */
    private static Claim claim(DatasetJob job, Path folder, String name)
            throws UserFacingException {
        for (int number = 1; ; number++) {
            String tried = number == 1 ? name : name + "-" + number;
            Path page = folder.resolve(tried + ".html");
            Path table = folder.resolve(tried + ".csv");
            if (Files.exists(page) || Files.exists(table)) continue;
            var files = new ReportFiles(Optional.of(table), Optional.of(page), Optional.empty());
            try {
                return new Claim(files, job.journal(files, true));
            } catch (UserFacingException refused) {
                if (refused.fault() != Fault.USAGE) throw refused;
            }
        }
    }
}
