package fathom.ui;

import fathom.ui.export.SheetClipboard;
import fathom.ui.input.PictureClipboard;
import fathom.ui.inspector.InspectorActions;
import fathom.ui.keys.Actions;
import fathom.ui.session.PairFiles;
import fathom.ui.session.Sessions;
import fathom.ui.state.Arrangement;
import fathom.ui.state.Layout;
import fathom.ui.state.PointerTool;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.toolbar.WindowActions;

import javafx.scene.image.Image;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What keys and tool bar make the window do. */
final class WindowCommands implements Actions, WindowActions, InspectorActions {
    private static final double ZOOM_STEP = 1.25;

    private final WorkbenchViewModel workbench;
    private final Choosers choosers;
    private final PictureClipboard clipboard;
    private final Consumer<Consumer<Image>> tilePicture;
    private final SheetClipboard sheet;
    private final Sessions sessions;
    private final PairFiles pairs;
    private final Runnable openModels;
    private final Runnable openExport;
    private final Runnable openDataset;
    private final Runnable openHelp;
    private final Stage stage;

    /** What is saved and opened besides pictures. */
    record Files(Sessions sessions, PairFiles pairs) {}

    /**
     * @param tilePicture paints the selected tile's picture and hands it over
     */
    WindowCommands(
            WorkbenchViewModel workbench,
            Choosers choosers,
            PictureClipboard clipboard,
            Consumer<Consumer<Image>> tilePicture,
            SheetClipboard sheet,
            Files files,
            Runnable openModels,
            Runnable openExport,
            Runnable openDataset,
            Runnable openHelp,
            Stage stage) {
        this.workbench = workbench;
        this.choosers = choosers;
        this.clipboard = clipboard;
        this.tilePicture = tilePicture;
        this.sheet = sheet;
        this.sessions = files.sessions();
        this.pairs = files.pairs();
        this.openModels = openModels;
        this.openExport = openExport;
        this.openDataset = openDataset;
        this.openHelp = openHelp;
        this.stage = stage;
    }

    @Override
    public void openFiles() {
        open(choosers.pictures());
    }

    @Override
    public void openFolder() {
        choosers.folder(Path.of(System.getProperty("user.home", ".")))
                .map(List::of)
                .ifPresent(this::open);
    }

    @Override
    public void open(List<Path> paths) {
        var pictures = paths.stream().filter(path -> !Sessions.isSession(path)).toList();
        workbench.library().open(pictures);
        paths.stream().filter(Sessions::isSession).findFirst().ifPresent(sessions::open);
    }

    @Override
    public void openSession() {
        choosers.openSession().ifPresent(sessions::open);
    }

    @Override
    public void saveSession() {
        sessions.fileProperty().get().or(choosers::saveSession).ifPresent(sessions::save);
    }

    @Override
    public void saveSessionAs() {
        choosers.saveSession().ifPresent(sessions::save);
    }

    @Override
    public void openGroundTruth() {
        choosers.depth().ifPresent(workbench.groundTruth()::open);
    }

    @Override
    public void savePairs() {
        choosers.savePairs().ifPresent(pairs::save);
    }

    @Override
    public void loadPairs() {
        choosers.openPairs().ifPresent(pairs::load);
    }

    @Override
    public void openDataset() {
        openDataset.run();
    }

    @Override
    public void paste() {
        clipboard.paste();
    }

    @Override
    public void models() {
        openModels.run();
    }

    @Override
    public void export() {
        if (workbench.activeResult().get() != null) openExport.run();
    }

    @Override
    public void copyTile() {
        tilePicture.accept(clipboard::copy);
    }

    @Override
    public void copySheet() {
        sheet.copy();
    }

    @Override
    public void closePicture() {
        var shown = workbench.library().currentProperty().get();
        if (shown != null) workbench.library().remove(shown);
    }

    @Override
    public void nextPicture() {
        workbench.library().next();
    }

    @Override
    public void previousPicture() {
        workbench.library().previous();
    }

    @Override
    public int tileCount() {
        return workbench.tiles().size();
    }

    @Override
    public void selectTile(int index) {
        if (index < tileCount()) workbench.viewport().selectedTileProperty().set(index);
    }

    @Override
    public void toggleTile() {
        workbench.viewport().toggleTile();
    }

    @Override
    public void makeReference(int index) {
        workbench.comparison().makeReference(index);
    }

    @Override
    public void blink(boolean held) {
        workbench.viewport().blinkingProperty().set(held);
    }

    @Override
    public void fit() {
        if (workbench.layoutProperty().get() == Layout.SCENE) workbench.scene().fit();
        else workbench.viewport().fit();
    }

    @Override
    public void actualSize() {
        workbench.viewport().zoomTo100(stage.getOutputScaleX());
    }

    @Override
    public void zoomIn() {
        zoomBy(ZOOM_STEP);
    }

    @Override
    public void zoomOut() {
        zoomBy(1 / ZOOM_STEP);
    }

    private void zoomBy(double factor) {
        var viewport = workbench.viewport();
        viewport.zoomAt(factor, viewport.getCentreX(), viewport.getCentreY());
    }

    @Override
    public void show(Layout layout) {
        workbench.layoutProperty().set(layout);
    }

    @Override
    public void grid() {
        workbench.comparison().arrangementProperty().set(Arrangement.GRID);
        show(Layout.GRID);
    }

    @Override
    public void nextGrid() {
        var grid = workbench.comparison().gridProperty();
        grid.set(grid.get().next());
        showPictures();
    }

    @Override
    public void swapRows() {
        var rows = workbench.comparison().rowsProperty();
        rows.set(rows.get().other());
    }

    @Override
    public void wipe() {
        workbench.comparison().wipe();
        showPictures();
    }

    @Override
    public void difference() {
        workbench.comparison().difference();
        showPictures();
    }

    @Override
    public void nextRangeMode() {
        workbench.comparison().nextRangeMode();
    }

    @Override
    public void nextLook() {
        workbench.comparison().nextLook();
    }

    @Override
    public void lookOfAll() {
        int selected = workbench.viewport().selectedTileProperty().get();
        if (selected >= tileCount()) return;
        var comparison = workbench.comparison();
        comparison.lookOfAll(comparison.lookOf(workbench.tiles().get(selected)));
    }

    @Override
    public void drawProfile() {
        showPictures();
        workbench.comparison().marking().drawProfile();
    }

    @Override
    public void markPair() {
        showPictures();
        workbench.comparison().marking().markPair();
    }

    @Override
    public void overlay() {
        workbench.comparison().overlay();
        showPictures();
    }

    private void showPictures() {
        if (workbench.layoutProperty().get() == Layout.SCENE) show(Layout.GRID);
    }

    @Override
    public void nudge(int steps) {
        workbench.comparison().nudge(steps);
    }

    @Override
    public void turn(int steps) {
        workbench.comparison().turn(steps);
    }

    @Override
    public void switchTheme() {
        var look = workbench.appearanceProperty();
        look.set(look.get().other());
    }

    @Override
    public void switchFullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    @Override
    public void cancel() {
        var marking = workbench.comparison().marking();
        if (marking.toolProperty().get() == PointerTool.MOVE) workbench.cancel();
        else marking.choose(PointerTool.MOVE);
    }

    @Override
    public void retry() {
        workbench.retry();
    }

    @Override
    public void help() {
        openHelp.run();
    }
}
