package fathom.ui;

import fathom.evaluate.dataset.PairAnnotations;
import fathom.ui.text.Messages;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The system's dialogs for files and folders. */
final class Choosers {
    private final Window owner;

    Choosers(Window owner) {
        this.owner = owner;
    }

    /** Empty when the user chose nothing. */
    List<Path> pictures() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("choose.photographs"));
        var chosen = chooser.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    /** A network of the user's own. */
    Optional<Path> model() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("models.own.add"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Messages.text("models.own.files"), "*.onnx"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    /** A session to open. */
    Optional<Path> openSession() {
        return Optional.ofNullable(sessions("choose.session.open").showOpenDialog(owner))
                .map(File::toPath);
    }

    /** Where a session is to be saved. */
    Optional<Path> saveSession() {
        var chooser = sessions("choose.session.save");
        chooser.setInitialFileName(Messages.text("session.name"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser sessions(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text(title));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Messages.text("session.files"), "*.fathom"));
        return chooser;
    }

    /** A file of point pairs. */
    Optional<Path> openPairs() {
        return Optional.ofNullable(pairs("choose.pairs.open").showOpenDialog(owner))
                .map(File::toPath);
    }

    /** Where point pairs are to be saved. */
    Optional<Path> savePairs() {
        var chooser = pairs("choose.pairs.save");
        chooser.setInitialFileName(PairAnnotations.FILE_NAME);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser pairs(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text(title));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Messages.text("pairs.files"), "*.json"));
        return chooser;
    }

    /** A data set in one file. */
    Optional<Path> dataset() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("choose.dataset"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                Messages.text("dataset.file"), "*.csv", "*.mat", "*.h5", "*.hdf5"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    /** A file of measured depth. */
    Optional<Path> depth() {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text("choose.depth"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                Messages.text("inspector.truth.files"),
                                "*.png",
                                "*.npy",
                                "*.npz",
                                "*.pfm",
                                "*.exr",
                                "*.tif",
                                "*.tiff",
                                "*.mat",
                                "*.h5"),
                        new FileChooser.ExtensionFilter(
                                Messages.text("inspector.truth.all"), "*.*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
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
}
