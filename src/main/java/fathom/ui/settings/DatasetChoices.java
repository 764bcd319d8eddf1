package fathom.ui.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was chosen when models were last scored on a data set.
 *
 * @param place the data set: a folder, a table of pairs, or a MATLAB or HDF5 file
 * @param folder where the reports went
 * @param depthScale steps a metre of all files; empty for what files, layout and protocol say
 * @param pair which files of a folder belong together, as it was typed; empty to find out
 */
public record DatasetChoices(
        Optional<Path> place, Optional<Path> folder, OptionalDouble depthScale, String pair) {
    public static final DatasetChoices DEFAULT =
            new DatasetChoices(Optional.empty(), Optional.empty(), OptionalDouble.empty(), "");
}
