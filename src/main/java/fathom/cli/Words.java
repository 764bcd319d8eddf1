package fathom.cli;

import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.compare.Alignment;
import fathom.compare.Difference;
import fathom.compare.Estimator;
import fathom.depth.DepthKind;
import fathom.evaluate.Crop;
import fathom.evaluate.Protocol;
import fathom.export.depth.DepthFormat;
import fathom.export.depth.Direction;
import fathom.export.mesh.ScenePreset;
import fathom.geometry.NearFarPreset;
import fathom.geometry.level.Levelling;
import fathom.geometry.refine.Density;
import fathom.inference.Provider;
import fathom.pipeline.SideOutput;
import fathom.render.CameraMotion;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words that options take, each of a fixed list. */
final class Words {
    private Words() {}

    static void register(CommandLine commandLine) {
        commandLine.registerConverter(OptionalInt.class, Words::wholeNumber);
        commandLine.registerConverter(Density.class, Words::density);
        commandLine.registerConverter(Levelling.class, Words::levelling);
        commandLine.registerConverter(
                NearFarPreset.class,
                word -> choose(word, NearFarPreset::fromId, new NearFarPresets()));
        commandLine.registerConverter(
                DepthFormat.class, word -> choose(word, DepthFormat::fromId, new Formats()));
        commandLine.registerConverter(
                Direction.class, word -> choose(word, Direction::fromId, new Directions()));
        commandLine.registerConverter(
                DepthKind.class, word -> choose(word, DepthKind::fromId, new Kinds()));
        commandLine.registerConverter(
                Colormap.class, word -> choose(word, Colormaps::byName, new ColormapNames()));
        commandLine.registerConverter(
                Protocol.class, word -> choose(word, Protocol::fromId, new Protocols()));
        commandLine.registerConverter(
                CameraMotion.class, word -> choose(word, CameraMotion::fromId, new Motions()));
        commandLine.registerConverter(Crop.class, word -> choose(word, Crop::fromId, new Crops()));
        commandLine.registerConverter(
                Alignment.class, word -> choose(word, Alignment::fromId, new Alignments()));
        commandLine.registerConverter(
                Provider.class, word -> choose(word, Provider::byId, new Providers()));
        commandLine.registerConverter(
                DifferenceChoice.class,
                word -> choose(word, DifferenceChoice::fromId, new Differences()));
        commandLine.registerConverter(
                Estimator.class, word -> choose(word, Estimator::fromId, new Estimators()));
    }

    private static Density density(String word) {
        return switch (word) {
            case "network" -> new Density.Network();
            case "photo" -> new Density.Photograph();
            default -> {
                if (!word.matches("[0-9]{1,6}") || Integer.parseInt(word) < 2) {
                    throw new TypeConversionException(
                            "'%s' is not network, photo or a number of vertices along the longer"
                                            .formatted(word)
                                    + " side");
                }
                yield new Density.LongSide(Integer.parseInt(word));
            }
        };
    }

    private static Levelling levelling(String word) {
        if (word.equals("ground")) return new Levelling.Ground();
        String[] angles = word.split(",", -1);
        try {
            if (angles.length == 2) {
                return new Levelling.Angles(
                        Double.parseDouble(angles[0]), Double.parseDouble(angles[1]));
            }
        } catch (IllegalArgumentException notAngles) {
            // Said below, as for any other word.
        }
        throw new TypeConversionException(
                "'%s' is not ground or two angles in degrees such as 12,0".formatted(word));
    }

    private static OptionalInt wholeNumber(String word) {
        try {
            return OptionalInt.of(Integer.parseInt(word));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a whole number".formatted(word));
        }
    }

    private static <T> T choose(
            String word, Function<String, Optional<T>> find, Iterable<String> known) {
        return find.apply(word)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not one of %s"
                                                .formatted(word, String.join(", ", known))));
    }

    /** For help and shell completion. */
    abstract static class Candidates implements Iterable<String> {
        private final List<String> words;

        Candidates(List<String> words) {
            this.words = words;
        }

        @Override
        public Iterator<String> iterator() {
            return words.iterator();
        }
    }

    /** Of {@code --format}. */
    static final class Formats extends Candidates {
        Formats() {
            super(Arrays.stream(DepthFormat.values()).map(DepthFormat::id).toList());
        }
    }

    /** Of {@code --outputs}. */
    static final class SideOutputs extends Candidates {
        SideOutputs() {
            super(
                    Stream.concat(
                                    Stream.of("all"),
                                    Arrays.stream(SideOutput.values()).map(SideOutput::id))
                            .toList());
        }
    }

    /** Of {@code --scene}. */
    static final class NearFarPresets extends Candidates {
        NearFarPresets() {
            super(Arrays.stream(NearFarPreset.values()).map(NearFarPreset::id).toList());
        }
    }

    /** Of {@code --direction}. */
    static final class Directions extends Candidates {
        Directions() {
            super(Arrays.stream(Direction.values()).map(Direction::id).toList());
        }
    }

    /** Of {@code --kind}. */
    static final class Kinds extends Candidates {
        Kinds() {
            super(Arrays.stream(DepthKind.values()).map(DepthKind::id).toList());
        }
    }

    /** Of {@code --colormap}. */
    static final class ColormapNames extends Candidates {
        ColormapNames() {
            super(Colormaps.all().stream().map(Colormap::id).toList());
        }
    }

    /** Of {@code --motion}. */
    static final class Motions extends Candidates {
        Motions() {
            super(Arrays.stream(CameraMotion.values()).map(CameraMotion::id).toList());
        }
    }

    /** Of {@code --preset}. */
    static final class PresetNames extends Candidates {
        PresetNames() {
            super(Arrays.stream(ScenePreset.values()).map(ScenePreset::id).toList());
        }
    }

    /** Of {@code --protocol}. */
    static final class Protocols extends Candidates {
        Protocols() {
            super(Protocol.ALL.stream().map(Protocol::id).toList());
        }
    }

    /** Of {@code --crop}. */
    static final class Crops extends Candidates {
        Crops() {
            super(Arrays.stream(Crop.values()).map(Crop::id).toList());
        }
    }

    /** Of {@code --align}. */
    static final class Alignments extends Candidates {
        Alignments() {
            super(Arrays.stream(Alignment.values()).map(Alignment::id).toList());
        }
    }

    /** Of {@code --provider}. */
    static final class Providers extends Candidates {
        Providers() {
            super(Arrays.stream(Provider.values()).map(Provider::id).toList());
        }
    }

    /** Of {@code --difference}. */
    static final class Differences extends Candidates {
        Differences() {
            super(
                    Stream.concat(
                                    Arrays.stream(Difference.values()).map(Difference::id),
                                    Stream.of(DifferenceChoice.NONE))
                            .toList());
        }
    }

    /** Of {@code --estimator}. */
    static final class Estimators extends Candidates {
        Estimators() {
            super(Arrays.stream(Estimator.values()).map(Estimator::id).toList());
        }
    }
}
