package fathom.cli;

import fathom.inference.EngineOptions;
import fathom.inference.GraphChoice;
import fathom.inference.tuning.TuningReport;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Tunes a model that has just arrived. The model is there whether that works or not. */
final class FirstTuning {
    private final CliContext context;
    private final Console console;

    FirstTuning(CliContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    /** Empty when it was not tuned, which is no failure of what brought the model. */
    Optional<TuningReport> of(ModelCard card, JobMonitor monitor) {
        if (!context.machine().get().tuning()) return Optional.empty();
        var known = context.tunedGraphs().find(card, GraphChoice.TUNED, monitor);
        if (known.isPresent()) return Optional.of(known.get().report());
        try {
            var report =
                    context.tuner().tune(card, GraphChoice.TUNED, EngineOptions.DEFAULT, monitor);
            console.line(
                    (report.accepted() ? "Tuned for this machine: %s." : "Tuning: %s.")
                            .formatted(TuningWords.line(report)));
            return Optional.of(report);
        } catch (UserFacingException e) {
            console.warn(e.problem());
        } catch (CancellationException _) {
            console.note(
                    "Tuning was cancelled; 'fathom models tune %s' does it.".formatted(card.id()));
        }
        return Optional.empty();
    }
}
