package fathom.store;

import fathom.job.JobMonitor;
import fathom.model.ModelFile;
import fathom.model.ModelSource;
import fathom.model.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other programs have fetched from the hub: the cache of Hugging Face's own library, which
 * keeps large files under their SHA-256 in {@code models--<owner>--<name>/blobs}. Nothing in it is
 * changed.
 */
public final class HubCache {
    private final List<Path> folders;

    HubCache(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Where the library's own variables say, or its default place. */
    public static HubCache of(Map<String, String> environment, Path userHome) {
        var folders = new ArrayList<Path>();
        add(folders, environment, "HF_HUB_CACHE", "");
        add(folders, environment, "HUGGINGFACE_HUB_CACHE", "");
        add(folders, environment, "HF_HOME", "hub");
        add(folders, environment, "XDG_CACHE_HOME", "huggingface/hub");
        folders.add(userHome.resolve(".cache/huggingface/hub"));
        return new HubCache(folders);
    }

    private static void add(
            List<Path> folders, Map<String, String> environment, String name, String below) {
        String value = environment.get(name);
        if (value != null && !value.isBlank()) folders.add(Path.of(value).resolve(below));
    }

    /** A file with exactly this content; files without a known hash are not looked for. */
    Optional<Path> find(ModelFile file, JobMonitor monitor) {
        if (file.sha256().isEmpty()) return Optional.empty();
        String sha256 = file.sha256().get();
        for (var source : file.sources()) {
            if (!(source instanceof ModelSource.Hub hub)) continue;
            String repository = "models--" + hub.repository().replace("/", "--");
            for (var folder : folders) {
                Path blob = folder.resolve(repository).resolve("blobs").resolve(sha256);
                if (hasContent(blob, sha256, monitor)) return Optional.of(blob);
            }
        }
        return Optional.empty();
    }

    private static boolean hasContent(Path blob, String sha256, JobMonitor monitor) {
        try {
            return Files.isRegularFile(blob) && Sha256.of(blob, monitor).equals(sha256);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
