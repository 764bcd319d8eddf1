package fathom.ui.controls;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The words of a combo box whose choices are picked, never typed. */
public final class ChoiceWords<T> extends StringConverter<T> {
    private final Function<T, String> words;

    private ChoiceWords(Function<T, String> words) {
        this.words = words;
    }

    public static <T> ChoiceWords<T> of(Function<T, String> words) {
        return new ChoiceWords<>(words);
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    /** Nothing: what is typed chooses nothing. */
    @Override
    public @Nullable T fromString(String text) {
        return null;
    }
}
