package fathom.cli;

import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCard;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What is said of a model wherever it is named. */
final class ModelFacts {
    private static final double MS_A_SECOND = 1000;

    private ModelFacts() {}

    static Map<String, Object> brief(ModelCard card) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", card.id());
        facts.put("name", card.name());
        facts.put("family", card.family());
        facts.put("summary", card.summary());
        facts.put("kind", card.output().kind().id());
        facts.put("precision", card.files().precision().id());
        facts.put("licence", card.licence());
        facts.put("bytes", bytes(card));
        facts.put("published", card.files().arePublished());
        facts.put("verifiable", card.files().areVerifiable());
        facts.put("installed", card.isInstalled());
        return facts;
    }

    /** How long an estimate took here. */
    static String speed(MeasuredSpeeds.Speed speed) {
        double ms = speed.medianMs();
        String time =
                ms < MS_A_SECOND
                        ? String.format(Locale.ROOT, "%.0f ms", ms)
                        : String.format(Locale.ROOT, "%.1f s", ms / MS_A_SECOND);
        return "%s at %dx%d".formatted(time, speed.width(), speed.height());
    }

    /** Of the download, or of what lies on the disk where nobody publishes it. */
    private static @Nullable Long bytes(ModelCard card) {
        return card.files().bytes().isEmpty() && card.isInstalled()
                ? Long.valueOf(card.files().bytesOnDisk())
                : boxed(card.files().bytes());
    }

    static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    /** Of the download, or of what lies on the disk. */
    static String sizeText(ModelCard card) {
        var bytes = card.files().bytes();
        if (bytes.isEmpty())
            return card.isInstalled() ? Sizes.text(card.files().bytesOnDisk()) : "?";
        boolean exact =
                card.files().files().stream()
                        .allMatch(file -> file.size().filter(size -> size.exact()).isPresent());
        return (exact ? "" : "~") + Sizes.text(bytes.getAsLong());
    }

    /** With what may be done with the weights. */
    static String licence(ModelCard card) {
        return card.licence().name()
                + switch (card.licence().commercialUse()) {
                    case "yes" -> ": commercial use allowed";
                    case "no" -> ": no commercial use";
                    default -> ": commercial use unclear, ask the authors";
                };
    }
}
