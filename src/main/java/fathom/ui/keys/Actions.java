package fathom.ui.keys;

import fathom.ui.state.Layout;

/** What the keyboard can make the window do. */
public interface Actions {
    void openFiles();

    void openFolder();

    /** Saves the session where it was saved or opened before, else where the user says. */
    void saveSession();

    void saveSessionAs();

    /** Chooses measured depth for the shown photograph. */
    void openGroundTruth();

    /** Scores the chosen models on a whole data set. */
    void openDataset();

    void paste();

    void models();

    void export();

    /** Puts the selected tile's picture on the clipboard. */
    void copyTile();

    /** Puts a sheet of all tiles on the clipboard. */
    void copySheet();

    void closePicture();

    void nextPicture();

    void previousPicture();

    /** How many tiles are shown, the photograph's among them. */
    int tileCount();

    /**
     * @param index 0 is the photograph
     */
    void selectTile(int index);

    /** Selects the tile that was selected before. */
    void toggleTile();

    /** The other tiles are compared with this one; 0 is the photograph. */
    void makeReference(int index);

    /** Called with true again and again while the key is held, and with false once it is not. */
    void blink(boolean held);

    void fit();

    /** One pixel of the photograph becomes one of the screen. */
    void actualSize();

    void zoomIn();

    void zoomOut();

    void show(Layout layout);

    /** Tiles side by side. */
    void grid();

    /** The next number of tiles on the screen. */
    void nextGrid();

    /** Of several photographs the rows become columns. */
    void swapRows();

    /** Two tiles on both sides of a line; again, the line's next direction. */
    void wipe();

    /** Every depth map as its difference to the reference; again, the next kind of difference. */
    void difference();

    /** The next way of comparing colours: own, common or aligned ranges. */
    void nextRangeMode();

    /** What the selected tile shows of its depth: the next of its looks. */
    void nextLook();

    /** All tiles look like the selected one. */
    void lookOfAll();

    /** Draws the line of a profile. */
    void drawProfile();

    /** Marks which of two points is nearer. */
    void markPair();

    /** One tile through the other. */
    void overlay();

    /** More of the selected tile, or with steps below 0 of the reference. */
    void nudge(int steps);

    /** Turns the line of a wipe. */
    void turn(int steps);

    void switchTheme();

    void switchFullScreen();

    void cancel();

    void retry();

    void help();
}
