package fathom.cli;

import fathom.export.Sidecar;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.inference.Provider;
import fathom.inference.tuning.GraphTuner;
import fathom.inference.tuning.TunedGraphs;
import fathom.job.UserFacingException;
import fathom.machine.MachineSettingsFile;
import fathom.machine.MeasuredSpeeds;
import fathom.model.ModelCatalog;
import fathom.pipeline.DepthPipeline;
import fathom.store.ModelDownload;
import fathom.store.ModelImport;
import fathom.store.ModelStore;
import fathom.store.WebImport;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What commands work with. Everything is made when it is first asked for. */
public interface CliContext {
    ModelCatalog models();

    /** Where model folders are looked for, the last one being the user's own. */
    List<Path> modelFolders();

    /** The user's own models on disk. */
    ModelStore store();

    /** Finds out what a file of the user's own is. */
    ModelImport modelImport();

    /** Fetches published models, as the environment says. */
    ModelDownload modelDownload() throws UserFacingException;

    /** Fetches a graph from an address of the user's choice. */
    WebImport webImport() throws UserFacingException;

    PhotoReader photos(ReadLimits limits);

    DepthPipeline pipeline();

    /** Tunes networks for this machine. */
    GraphTuner tuner();

    /** What tuning made and found out. */
    TunedGraphs tunedGraphs();

    /** How models are fetched and run here. */
    MachineSettingsFile machine();

    /** How long estimates took here. */
    MeasuredSpeeds speeds();

    /** What the runtime at hand can compute with. */
    Set<Provider> providers();

    /** Who is told what the user should know, instead of whoever was before. */
    void onNotice(Consumer<String> listener);

    /** The photograph that the main job is shown on. */
    Path bundledPhoto() throws UserFacingException;

    /** Name to version, Fathom's own first. */
    Map<String, String> versions();

    /** The same, as files name their maker. */
    default Sidecar.Software software() {
        return new Sidecar.Software(
                versions().getOrDefault("Fathom", ""),
                "ONNX Runtime " + versions().getOrDefault("ONNX Runtime", ""));
    }

    /**
     * Opens the window with these pictures and returns when it is closed.
     *
     * @throws NoDisplayException when there can be no window here
     */
    void openWindow(List<Path> pictures) throws NoDisplayException;
}
