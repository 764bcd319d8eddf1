package fathom.ui.state;

/** Whether equal colours in two tiles mean equal values. */
public enum RangeMode {
    /** No: every map has its own range. */
    PER_TILE,
    /** Within a kind of depth: the range spans all maps of the kind. */
    COMMON,
    /** Yes: every map is fitted to the reference and coloured over the reference's range. */
    ALIGNED
}
