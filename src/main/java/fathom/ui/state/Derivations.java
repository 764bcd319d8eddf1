package fathom.ui.state;

import fathom.job.UserFacingException;
import fathom.ui.jobs.JobRunner;
import fathom.ui.jobs.Outcome;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers what was derived while it is still asked for, and has the rest computed. Used on the
 * delivery thread only.
 */
final class Derivations {
    private final JobRunner worker;
    private final JobRunner networks;
    private final Runnable onReady;
    private final Map<Derivation, Derivation.Result> known = new HashMap<>();
    private final Map<Derivation, UserFacingException> failed = new HashMap<>();
    private final Set<Derivation> wanted = new HashSet<>();

    /** What a runner knows the work by: others may ask it for the same. */
    private record Key(Derivations owner, Derivation derivation) {}

    /**
     * @param networks runs what needs a network
     * @param onReady called when something that was asked for has arrived
     */
    Derivations(JobRunner worker, JobRunner networks, Runnable onReady) {
        this.worker = worker;
        this.networks = networks;
        this.onReady = onReady;
    }

    /** What follows asks anew for all that is still needed. */
    void begin() {
        wanted.clear();
    }

    /** Forgets, and stops, what was not asked for. */
    void end() {
        known.keySet().retainAll(wanted);
        failed.keySet().retainAll(wanted);
        for (var runner : new JobRunner[] {worker, networks}) {
            runner.cancel(
                    key ->
                            key instanceof Key(var owner, var derivation)
                                    && owner == this
                                    && !wanted.contains(derivation));
        }
    }

    /** Empty while it is being computed, and for ever when that failed. */
    Optional<Derivation.Result> get(Derivation derivation) {
        wanted.add(derivation);
        var there = known.get(derivation);
        if (there == null && !failed.containsKey(derivation)) start(derivation);
        return Optional.ofNullable(there);
    }

    Optional<UserFacingException> failureOf(Derivation derivation) {
        return Optional.ofNullable(failed.get(derivation));
    }

    /** What failed is tried again when it is asked for. */
    void forgetFailures() {
        failed.clear();
    }

    private void start(Derivation derivation) {
        var runner = derivation instanceof Derivation.Flipping ? networks : worker;
        var key = new Key(this, derivation);
        if (runner.isWanted(key)) return;
        runner.run(
                key,
                derivation::compute,
                Outcome.of(
                        result -> {
                            known.put(derivation, result);
                            onReady.run();
                        },
                        failure -> {
                            failed.put(derivation, failure);
                            onReady.run();
                        }));
    }
}
