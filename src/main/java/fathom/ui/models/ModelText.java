package fathom.ui.models;

import fathom.model.ModelCard;
import fathom.store.web.Transfer;
import fathom.ui.text.Messages;
import fathom.ui.text.SizeText;

import java.time.Duration;
import java.util.stream.Collectors;

/** Models in words. */
final class ModelText {
    private ModelText() {}

    /** On the disk, or of the download; with a tilde where only about that is known. */
    static String size(ModelCard card) {
        if (card.isInstalled()) return SizeText.of(card.files().bytesOnDisk());
        var bytes = card.files().bytes();
        if (bytes.isEmpty()) return Messages.text("models.size.unknown");
        boolean exact =
                card.files().files().stream()
                        .allMatch(file -> file.size().filter(size -> size.exact()).isPresent());
        return (exact ? "" : "~") + SizeText.of(bytes.getAsLong());
    }

    static String commercialUse(ModelCard card) {
        return Messages.text("models.commercial." + card.licence().commercialUse());
    }

    static String accuracy(ModelCard card) {
        return card.facts().accuracy().stream()
                .map(entry -> Messages.text("models.accuracy", entry.figures(), entry.source()))
                .collect(Collectors.joining("\n"));
    }

    static String progress(Transfer.Progress progress) {
        if (progress.heldUp().isPresent()) return progress.heldUp().get();
        var text = new StringBuilder(SizeText.of(progress.done()));
        progress.total()
                .ifPresent(
                        total ->
                                text.append(' ')
                                        .append(
                                                Messages.text(
                                                        "models.progress.of", SizeText.of(total))));
        if (progress.bytesPerSecond() <= 0) return text.toString();
        text.append(" · ").append(SizeText.of(Math.round(progress.bytesPerSecond()))).append("/s");
        progress.left()
                .ifPresent(
                        left ->
                                text.append(" · ")
                                        .append(Messages.text("models.progress.left", time(left))));
        return text.toString();
    }

    private static String time(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600) return "%d:%02d min".formatted(seconds / 60, seconds % 60);
        return "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
