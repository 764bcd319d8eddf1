package fathom.cli;

import fathom.store.web.Transfer;

import java.time.Duration;

/** How far a fetch has come, as a line on the terminal. */
final class TransferLine implements Transfer.Listener {
    private final Console console;

    TransferLine(Console console) {
        this.console = console;
    }

    @Override
    public void progressed(Transfer.Progress progress) {
        console.progress(0, 0, text(progress));
    }

    @Override
    public void heldUp(String text) {
        console.note(text);
    }

    static String text(Transfer.Progress progress) {
        var line = new StringBuilder(progress.heldUp().orElse(progress.step()));
        progress.fraction()
                .ifPresent(fraction -> line.append("  %d %%".formatted((int) (100 * fraction))));
        line.append("  ").append(Sizes.text(progress.done()));
        progress.total().ifPresent(total -> line.append(" of ").append(Sizes.text(total)));
        if (progress.bytesPerSecond() > 0) {
            line.append("  %s/s".formatted(Sizes.text(Math.round(progress.bytesPerSecond()))));
        }
        progress.left().ifPresent(left -> line.append("  %s left".formatted(time(left))));
        return line.toString();
    }

    /** One of several that are told in one line. */
    static String brief(String name, Transfer.Progress progress) {
        return progress.fraction().isPresent()
                ? "%s %d %%".formatted(name, (int) (100 * progress.fraction().get()))
                : name + " " + Sizes.text(progress.done());
    }

    private static String time(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600) return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        return "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
