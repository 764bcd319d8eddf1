package fathom.ui.state;

import fathom.geometry.FocalHint;

import java.util.HashMap;
import java.util.Map;

/** What the user says about the lens of each photograph. On the delivery thread only. */
final class LensChoices {
    private final Map<LibraryItem, FocalHint> byHand = new HashMap<>();

    /** {@link FocalHint#NONE} where the user says nothing. */
    FocalHint of(LibraryItem item) {
        return byHand.getOrDefault(item, FocalHint.NONE);
    }

    /** Whether that is news. */
    boolean put(LibraryItem item, FocalHint hint) {
        var before = of(item);
        if (hint.equals(FocalHint.NONE)) byHand.remove(item);
        else byHand.put(item, hint);
        return !hint.equals(before);
    }

    /** The picture was closed. */
    void forget(LibraryItem item) {
        byHand.remove(item);
    }
}
