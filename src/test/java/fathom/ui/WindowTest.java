package fathom.ui;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class of tests that need the toolkit but neither a display nor 3D: they run on JavaFX's own
 * headless platform, and are skipped with a message where it cannot draw text. See {@link Fx} for
 * how a test reaches the toolkit's thread.
 */
@Tag("window")
@ExtendWith(HeadlessToolkit.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WindowTest {}
