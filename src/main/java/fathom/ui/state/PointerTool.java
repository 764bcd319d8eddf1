package fathom.ui.state;

/** What a press of the mouse on a picture does. */
public enum PointerTool {
    /** Dragging moves the picture. */
    MOVE,
    /** Dragging draws the line of a profile. */
    PROFILE,
    /** Two clicks make a pair of points, the nearer one first. */
    PAIR
}
