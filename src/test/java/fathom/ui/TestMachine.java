package fathom.ui;

import fathom.inference.djl.DjlEngines;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;
import fathom.ui.models.MachineAccess;

import java.nio.file.Path;

/** A machine whose settings lie in a folder of the test's. */
public final class TestMachine {
    private TestMachine() {}

    public static MachineAccess in(Path folder) {
        return new MachineAccess(
                new MachineSettingsFile(folder.resolve("machine.json")),
                new MeasuredSpeeds(folder.resolve("speeds.json")),
                new DjlEngines()::providers,
                _ -> {},
                () -> {});
    }
}
