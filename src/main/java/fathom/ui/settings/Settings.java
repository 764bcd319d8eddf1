package fathom.ui.settings;

import fathom.color.Colormaps;
import fathom.color.RangeChoice;
import fathom.compare.Alignment;
import fathom.evaluate.Protocol;
import fathom.ui.state.Appearance;
import fathom.ui.state.Layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user expects to find again.
 *
 * @param models ids in the order of their tiles; may name models that are gone
 * @param side replaces the models' own input side
 * @param colormap a table's name as matplotlib spells it
 * @param recent newest first, at most {@value #MOST_RECENT}
 * @param protocol by which depth is scored, one of {@link Protocol#ALL}
 * @param alignment before it is scored; empty for the usual one
 * @param networks the folder from which a network was added last
 */
public record Settings(
        List<String> models,
        OptionalInt side,
        String colormap,
        RangeChoice range,
        boolean nearAtTop,
        Layout layout,
        Appearance appearance,
        Optional<WindowPlace> window,
        List<Path> recent,
        ExportChoices export,
        Protocol protocol,
        Optional<Alignment> alignment,
        DatasetChoices dataset,
        Optional<Path> networks) {
    static final int MOST_RECENT = 12;

    public static final Settings DEFAULT =
            new Settings(
                    List.of(),
                    OptionalInt.empty(),
                    Colormaps.defaultMap().id(),
                    RangeChoice.DEFAULT,
                    true,
                    Layout.SPLIT,
                    Appearance.DARK,
                    Optional.empty(),
                    List.of(),
                    ExportChoices.DEFAULT,
                    Protocol.GENERIC,
                    Optional.empty(),
                    DatasetChoices.DEFAULT,
                    Optional.empty());

    public Settings {
        models = List.copyOf(models);
        recent = recent.stream().limit(MOST_RECENT).toList();
    }
}
