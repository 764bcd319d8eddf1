package fathom.ui;

import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.model.ModelCard;
import fathom.ui.controls.Overlay;
import fathom.ui.dataset.DatasetDialog;
import fathom.ui.dataset.DatasetRunViewModel;
import fathom.ui.export.ExportDialog;
import fathom.ui.export.FilmDialog;
import fathom.ui.jobs.JobRunner;
import fathom.ui.keys.HelpOverlay;
import fathom.ui.models.MachineViewModel;
import fathom.ui.models.ModelShelfViewModel;
import fathom.ui.models.ModelsDialog;
import fathom.ui.models.OwnModelDialog;
import fathom.ui.models.OwnModelViewModel;
import fathom.ui.settings.WorkbenchMemory;
import fathom.ui.state.Notice;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cards above the window. Each is made when it is first opened: most sittings open none, and
 * the start should not wait for them.
 */
final class WindowCards implements AutoCloseable {
    private static final int DOWNLOADS = 2;

    private final WorkbenchViewModel workbench;
    private final MainWindow.Services services;
    private final WorkbenchMemory memory;
    private final JobRunner exporter;
    private final Choosers choosers;
    private final Opening opening;
    private final JobRunner datasetRunner = MainWindow.runner("dataset", 1);
    private final JobRunner downloads = MainWindow.runner("model-download", DOWNLOADS);
    private final JobRunner ownModelRunner = MainWindow.runner("own-model", 1);
    private final JobRunner machineRunner = MainWindow.runner("machine-settings", 1);
    private final Path home = Path.of(System.getProperty("user.home", "."));
    private final NetworkFolder networks;
    private final MachineViewModel machine;
    private final ModelShelfViewModel shelf;

    private final Card<ExportDialog> export = new Card<>(this::exportCard);
    private final Card<FilmDialog> film = new Card<>(this::filmCard);
    private final Card<DatasetDialog> dataset = new Card<>(this::datasetCard);
    private final Card<HelpOverlay> help = new Card<>(HelpOverlay::new);
    private final Card<ModelsDialog> models = new Card<>(this::modelsCard);
    private final Card<OwnModelDialog> ownModel = new Card<>(this::ownModelCard);
    private @Nullable MainView root;

    /** Files of networks that were dropped together, without the one that is asked about. */
    private final Deque<Path> waiting = new ArrayDeque<>();

    /** Shows files in the system's own programs. */
    record Opening(Consumer<Path> openFile, Consumer<Path> showInFolder) {}

    WindowCards(
            WorkbenchViewModel workbench,
            MainWindow.Services services,
            WorkbenchMemory memory,
            JobRunner exporter,
            Choosers choosers,
            Opening opening) {
        this.workbench = workbench;
        this.services = services;
        this.memory = memory;
        this.exporter = exporter;
        this.choosers = choosers;
        this.opening = opening;
        networks = new NetworkFolder(memory.networksProperty(), home);
        machine = new MachineViewModel(services.machine(), machineRunner);
        machine.settingsProperty()
                .subscribe(_ -> workbench.status().setThreads(machine.threadsInUse()));
        shelf = new ModelShelfViewModel(services.models(), downloads, workbench.models()::setCards);
    }

    /** Where the cards will lie, above all that it holds. */
    void installIn(MainView view) {
        root = view;
    }

    void openExport() {
        export.get().open();
    }

    void openFilm() {
        film.get().open();
    }

    void openDataset() {
        dataset.get().open();
    }

    void openHelp() {
        help.get().open();
    }

    void openModels() {
        models.get().open();
    }

    /** Asks what kind of network each file is, one after the other, and adds it. */
    void addModels(List<Path> files) {
        waiting.clear();
        waiting.addAll(files);
        addNext();
    }

    private void addNext() {
        var file = waiting.poll();
        if (file == null) return;
        networks.tookFrom(file);
        models.ifMade(Overlay::close);
        ownModel.get().open(file);
    }

    private ExportDialog exportCard() {
        return new ExportDialog(
                workbench, memory.exportProperty(), exporter, outside(), services.software());
    }

    private FilmDialog filmCard() {
        return new FilmDialog(
                workbench, memory.exportProperty(), exporter, outside(), services.software());
    }

    private ExportDialog.Outside outside() {
        return new ExportDialog.Outside(
                services.bundled(), choosers::folder, opening.showInFolder());
    }

    private DatasetDialog datasetCard() {
        var run =
                new DatasetRunViewModel(
                        workbench,
                        services.depths(),
                        new PhotoReader(ReadLimits.DEFAULT),
                        services.software(),
                        memory.datasetProperty(),
                        datasetRunner);
        return new DatasetDialog(
                run,
                workbench,
                new DatasetDialog.Outside(
                        () -> choosers.folder(home),
                        choosers::dataset,
                        () -> choosers.folder(run.folderProperty().get().orElse(home)),
                        opening.openFile(),
                        opening.showInFolder()));
    }

    private ModelsDialog modelsCard() {
        return new ModelsDialog(
                shelf,
                workbench.models(),
                machine,
                () -> choosers.model(networks.start()).ifPresent(file -> addModels(List.of(file))));
    }

    private OwnModelDialog ownModelCard() {
        var file =
                new OwnModelViewModel(
                        services.models(), services.depths(), ownModelRunner, this::added);
        var card =
                new OwnModelDialog(
                        file,
                        () -> Optional.ofNullable(workbench.photoProperty().get()),
                        () -> workbench.depth().table());
        card.openProperty()
                .subscribe(
                        (_, open) -> {
                            // It is still closing now.
                            if (!open) JobRunner.fxThread().execute(this::addNext);
                        });
        return card;
    }

    private void added(ModelCard card) {
        ownModel.ifMade(Overlay::close);
        shelf.refresh();
        workbench.models().cards().stream()
                .filter(known -> known.id().equals(card.id()))
                .filter(known -> !workbench.models().isSelected(known))
                .forEach(workbench.models()::toggle);
        String text = Messages.text("models.own.added", card.name());
        workbench.status().notify(Notice.written(text, card.onnxFile()));
    }

    /** Lets the workers go. */
    @Override
    public void close() {
        datasetRunner.close();
        downloads.close();
        ownModelRunner.close();
        machineRunner.close();
    }

    private final class Card<T extends Overlay> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Card(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            var card = made;
            if (card == null) {
                if (root == null) throw new IllegalStateException("The window has no view yet");
                card = maker.get();
                made = card;
                root.add(card);
            }
            return card;
        }

        void ifMade(Consumer<? super T> action) {
            if (made != null) action.accept(made);
        }
    }
}
