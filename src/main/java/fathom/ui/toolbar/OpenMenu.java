package fathom.ui.toolbar;

import fathom.ui.state.LibraryViewModel;
import fathom.ui.text.Messages;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;

/** Open, with folders, recent files and the bundled photographs behind its arrow. */
final class OpenMenu extends SplitMenuButton {
    private final WindowActions actions;

    OpenMenu(LibraryViewModel library, List<Path> bundled, WindowActions actions) {
        this.actions = actions;
        setText(Messages.text("toolbar.open"));
        setGraphic(new FontIcon("fth-folder"));
        getStyleClass().add("accent");
        setTooltip(new Tooltip(Messages.text("toolbar.open.hint")));
        setOnAction(_ -> actions.openFiles());
        var files = new MenuItem(Messages.text("toolbar.open.files"));
        files.setOnAction(_ -> actions.openFiles());
        var folder = new MenuItem(Messages.text("toolbar.open.folder"));
        folder.setOnAction(_ -> actions.openFolder());
        var openSession = new MenuItem(Messages.text("toolbar.session.open"));
        openSession.setOnAction(_ -> actions.openSession());
        var saveSession = new MenuItem(Messages.text("toolbar.session.save"));
        saveSession.setOnAction(_ -> actions.saveSession());
        var saveSessionAs = new MenuItem(Messages.text("toolbar.session.save.as"));
        saveSessionAs.setOnAction(_ -> actions.saveSessionAs());
        var recent = new Menu(Messages.text("toolbar.open.recent"));
        var samples = new Menu(Messages.text("toolbar.open.samples"));
        samples.getItems().setAll(bundled.stream().map(this::item).toList());
        samples.setDisable(bundled.isEmpty());
        Runnable showRecent =
                () -> {
                    recent.getItems().setAll(library.recent().stream().map(this::item).toList());
                    recent.setDisable(library.recent().isEmpty());
                };
        library.recent().addListener((ListChangeListener<Path>) _ -> showRecent.run());
        showRecent.run();
        getItems()
                .setAll(
                        files,
                        folder,
                        new SeparatorMenuItem(),
                        openSession,
                        saveSession,
                        saveSessionAs,
                        new SeparatorMenuItem(),
                        recent,
                        samples);
    }

    private MenuItem item(Path file) {
        var item = new MenuItem(String.valueOf(file.getFileName()));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> actions.open(List.of(file)));
        return item;
    }
}
