package fathom.ui.session;

import fathom.compare.Alignment;
import fathom.compare.PointPair;
import fathom.evaluate.Protocol;
import fathom.geometry.FocalHint;
import fathom.ui.settings.Settings;
import fathom.ui.state.GroundTruthViewModel;
import fathom.ui.state.ProfileLine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that a session file says.
 *
 * @param shown index of the current picture
 * @param together indices of the pictures that are shown at once, that among them
 * @param view models, input size, colours and layout; the rest of the settings are the machine's
 * @param evaluationAlignment empty for what the literature uses
 * @param profile over the shown picture
 * @param pairs of points of the shown picture
 */
record Session(
        List<Picture> pictures,
        int shown,
        List<Integer> together,
        Settings view,
        ComparisonChoices comparison,
        Protocol protocol,
        Optional<Alignment> evaluationAlignment,
        Optional<ProfileLine> profile,
        List<PointPair> pairs) {

    /** A photograph, its ground truth, and what the user says about its lens. */
    record Picture(Path file, Optional<GroundTruthViewModel.Source> truth, FocalHint lens) {}

    Session {
        pictures = List.copyOf(pictures);
        together = List.copyOf(together);
        pairs = List.copyOf(pairs);
    }
}
