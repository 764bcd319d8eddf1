package fathom.ui;

import java.util.Optional;

/** JavaFX's headless platform: windows and pictures without a display, without 3D. */
final class HeadlessToolkit extends ToolkitExtension {
    @Override
    String kindOfTests() {
        return "Window tests";
    }

    @Override
    Optional<String> missing() {
        return SystemLibraries.firstMissing(
                        "libfreetype.so.6", "libfontconfig.so.1", "libpangoft2-1.0.so.0")
                .or(SystemLibraries::missingFont);
    }

    @Override
    Runnable prepare() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        return () -> {};
    }

    @Override
    Optional<String> missingAfterStart() {
        return Optional.empty();
    }
}
