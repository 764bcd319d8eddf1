package fathom.ui;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;

import java.util.Optional;

/** JavaFX with 3D by software OpenGL on a virtual display that only these tests see. */
final class VirtualDisplayToolkit extends ToolkitExtension {
    @Override
    String kindOfTests() {
        return "3D window tests";
    }

    @Override
    Optional<String> missing() {
        if (!SystemLibraries.isLinux()) return Optional.of("Linux with Xvfb");
        return VirtualDisplay.missing()
                .or(
                        () ->
                                SystemLibraries.firstMissing(
                                        "libfreetype.so.6",
                                        "libfontconfig.so.1",
                                        "libgtk-3.so.0",
                                        "libXtst.so.6",
                                        "libXxf86vm.so.1",
                                        "libGL.so.1"))
                .or(SystemLibraries::missingFont);
    }

    @Override
    Runnable prepare() throws Exception {
        var display = VirtualDisplay.start();
        SystemLibraries.setEnvironment("DISPLAY", display.name());
        SystemLibraries.setEnvironment("GDK_BACKEND", "x11");
        System.setProperty("prism.forceGPU", "true");
        return display::stop;
    }

    @Override
    Optional<String> missingAfterStart() throws Exception {
        return Fx.onFx(() -> Platform.isSupported(ConditionalFeature.SCENE3D))
                ? Optional.empty()
                : Optional.of("OpenGL drivers (Mesa)");
    }
}
