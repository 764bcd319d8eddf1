package fathom.ui.viewport;

import fathom.ui.state.PixelPosition;

import javafx.scene.layout.Region;

/** A place that shows the linked picture and takes the mouse. */
interface PictureArea {
    /** The part in which the picture is; its size is that of every picture. */
    Region pictureArea();

    /** Whether the picture has a pixel below this one of the leading photograph. */
    boolean covers(PixelPosition lead);
}
