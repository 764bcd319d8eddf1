package fathom.ui.export;

import fathom.export.sheet.ComparisonSheet;
import fathom.export.sheet.SheetStyle;
import fathom.ui.input.PictureClipboard;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;
import fathom.ui.state.Notice;
import fathom.ui.state.WorkbenchViewModel;
import fathom.ui.text.Messages;

import javafx.scene.image.Image;

import java.util.function.Consumer;

/** Puts the sheet of all tiles on the clipboard, to be pasted into a text or a mail. */
public final class SheetClipboard {
    private final WorkbenchViewModel workbench;
    private final JobRunner runner;
    private final Consumer<Image> clipboard;

    private record Copying() {}

    /**
     * @param runner its delivery is the toolkit's thread
     */
    public SheetClipboard(
            WorkbenchViewModel workbench, JobRunner runner, Consumer<Image> clipboard) {
        this.workbench = workbench;
        this.runner = runner;
        this.clipboard = clipboard;
    }

    /** Does nothing while no depth is shown. */
    public void copy() {
        var shown = ShownSheet.of(workbench);
        if (shown.isEmpty()) return;
        runner.run(
                new Copying(),
                _ -> {
                    var sheet = ComparisonSheet.compose(shown.get(), SheetStyle.light(""));
                    var argb = new int[sheet.width() * sheet.height()];
                    for (int i = 0; i < argb.length; i++) {
                        int rgb = sheet.rgbAt(i % sheet.width(), i / sheet.width());
                        argb[i] = 0xff000000 | rgb;
                    }
                    return PictureClipboard.imageOf(argb, sheet.width(), sheet.height());
                },
                Outcome.of(
                        image -> {
                            clipboard.accept(image);
                            workbench
                                    .status()
                                    .notify(Notice.done(Messages.text("export.sheet.copied")));
                        },
                        failure ->
                                workbench
                                        .status()
                                        .notify(
                                                Notice.error(
                                                        failure.problem(), failure.remedy()))));
    }
}
