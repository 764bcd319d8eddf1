package fathom.job;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can act on: the problem names the thing, the value found and the value
 * wanted; the remedy says what to do next. Both are single lines.
 */
public final class UserFacingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String problem;
    private final String remedy;

    public UserFacingException(Fault fault, String problem, String remedy) {
        this(fault, problem, remedy, null);
    }

    public UserFacingException(
            Fault fault, String problem, String remedy, @Nullable Throwable cause) {
        super(problem + " " + remedy, cause);
        this.fault = fault;
        this.problem = problem;
        this.remedy = remedy;
    }

    public Fault fault() {
        return fault;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
