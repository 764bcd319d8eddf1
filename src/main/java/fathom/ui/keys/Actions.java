package fathom.ui.keys;

import fathom.ui.state.Layout;

/** What the keyboard can make the window do. */
public interface Actions {
    void openFiles();

    void openFolder();

    void paste();

    void export();

    /** Puts the selected tile's picture on the clipboard. */
    void copyTile();

    void closePicture();

    void nextPicture();

    void previousPicture();

    /** How many tiles are shown, the photograph's among them. */
    int tileCount();

    /**
     * @param index 0 is the photograph
     */
    void selectTile(int index);

    /** Called with true again and again while the key is held, and with false once it is not. */
    void blink(boolean held);

    void fit();

    /** One pixel of the photograph becomes one of the screen. */
    void actualSize();

    void zoomIn();

    void zoomOut();

    void show(Layout layout);

    void switchTheme();

    void switchFullScreen();

    void cancel();

    void retry();

    void help();
}
