package fathom.ui.models;

import fathom.inference.Provider;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The machine as the window sees it.
 *
 * @param providers what the runtime at hand can compute with; takes a while the first time
 * @param onNotice who is told what the user should know, on any thread
 * @param closeNetworks lets the next estimate open its network anew
 */
public record MachineAccess(
        MachineSettingsFile settings,
        MeasuredSpeeds speeds,
        Supplier<Set<Provider>> providers,
        Consumer<Consumer<String>> onNotice,
        Runnable closeNetworks) {}
