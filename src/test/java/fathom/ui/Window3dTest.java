package fathom.ui;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class of tests that need 3D: they run on a virtual display of their own (Xvfb with software
 * OpenGL), never on the user's screen, and are skipped with a message where there is none. See
 * {@link Fx} for how a test reaches the toolkit's thread.
 */
@Tag("window3d")
@ExtendWith(VirtualDisplayToolkit.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Window3dTest {}
