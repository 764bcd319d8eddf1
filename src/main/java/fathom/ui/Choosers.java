package fathom.ui;

import fathom.evaluate.dataset.PairAnnotations;
import fathom.ui.text.Messages;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The system's dialogs for files and folders. All are empty when the user chose nothing. */
final class Choosers {
    private static final String PHOTOGRAPHS = "photographs";
    private static final String SESSION = "session";
    private static final String PAIRS = "pairs";
    private static final String DATASET = "dataset";
    private static final String DEPTH = "depth";

    private final Window owner;
    private final ChooserFolders folders;

    Choosers(Window owner, ChooserFolders folders) {
        this.owner = owner;
        this.folders = folders;
    }

    List<Path> pictures() {
        var chosen =
                chooser(PHOTOGRAPHS, "choose.photographs", List.of()).showOpenMultipleDialog(owner);
        if (chosen == null) return List.of();
        chosen.forEach(file -> folders.chosen(PHOTOGRAPHS, file.toPath()));
        return chosen.stream().map(File::toPath).toList();
    }

    /**
     * A network of the user's own.
     *
     * @param start where the dialog opens
     */
    Optional<Path> model(Path start) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("models.own.add"));
        chooser.getExtensionFilters().setAll(filter("models.own.files", "*.onnx"));
        chooser.setInitialDirectory(start.toFile());
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    /** A session to open. */
    Optional<Path> openSession() {
        return open(SESSION, "choose.session.open", sessions());
    }

    /** Where a session is to be saved. */
    Optional<Path> saveSession() {
        return save(SESSION, "choose.session.save", sessions(), Messages.text("session.name"));
    }

    private static List<ExtensionFilter> sessions() {
        return List.of(filter("session.files", "*.fathom"));
    }

    /** A file of point pairs. */
    Optional<Path> openPairs() {
        return open(PAIRS, "choose.pairs.open", pairs());
    }

    /** Where point pairs are to be saved. */
    Optional<Path> savePairs() {
        return save(PAIRS, "choose.pairs.save", pairs(), PairAnnotations.FILE_NAME);
    }

    private static List<ExtensionFilter> pairs() {
        return List.of(filter("pairs.files", "*.json"));
    }

    /** A data set in one file. */
    Optional<Path> dataset() {
        return open(
                DATASET,
                "choose.dataset",
                List.of(filter("dataset.file", "*.csv", "*.mat", "*.h5", "*.hdf5")));
    }

    /** A file of measured depth. */
    Optional<Path> depth() {
        return open(
                DEPTH,
                "choose.depth",
                List.of(
                        filter(
                                "inspector.truth.files",
                                "*.png",
                                "*.npy",
                                "*.npz",
                                "*.pfm",
                                "*.exr",
                                "*.tif",
                                "*.tiff",
                                "*.mat",
                                "*.h5"),
                        filter("inspector.truth.all", "*.*")));
    }

    /**
     * @param start where the dialog opens, if that folder is there
     */
    Optional<Path> folder(Path start) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("choose.folder"));
        if (Files.isDirectory(start)) chooser.setInitialDirectory(start.toFile());
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    private Optional<Path> open(String purpose, String title, List<ExtensionFilter> filters) {
        return chosen(purpose, chooser(purpose, title, filters).showOpenDialog(owner));
    }

    private Optional<Path> save(
            String purpose, String title, List<ExtensionFilter> filters, String name) {
        var chooser = chooser(purpose, title, filters);
        chooser.setInitialFileName(name);
        return chosen(purpose, chooser.showSaveDialog(owner));
    }

    private FileChooser chooser(String purpose, String title, List<ExtensionFilter> filters) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text(title));
        chooser.getExtensionFilters().setAll(filters);
        folders.start(purpose).ifPresent(start -> chooser.setInitialDirectory(start.toFile()));
        return chooser;
    }

    private Optional<Path> chosen(String purpose, @Nullable File file) {
        if (file == null) return Optional.empty();
        folders.chosen(purpose, file.toPath());
        return Optional.of(file.toPath());
    }

    private static ExtensionFilter filter(String title, String... endings) {
        return new ExtensionFilter(Messages.text(title), endings);
    }
}
