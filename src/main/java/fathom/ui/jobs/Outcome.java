package fathom.ui.jobs;

import fathom.job.UserFacingException;

import java.util.function.Consumer;

/**
 * Who waits for a piece of work. Called on the delivery thread, and only while the work is still
 * wanted: nothing arrives after a cancel.
 */
public interface Outcome<T> {
    /** For work whose progress nobody watches. */
    static <T> Outcome<T> of(Consumer<T> succeeded, Consumer<UserFacingException> failed) {
        return new Outcome<>() {
            @Override
            public void succeeded(T result) {
                succeeded.accept(result);
            }

            @Override
            public void failed(UserFacingException failure) {
                failed.accept(failure);
            }
        };
    }

    void succeeded(T result);

    void failed(UserFacingException failure);

    /**
     * @param fraction 0 to 1, or negative when unknown
     */
    default void progressed(double fraction, String step) {}
}
