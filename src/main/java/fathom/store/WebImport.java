package fathom.store;

import fathom.inference.OnnxContents;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Sha256;
import fathom.store.web.DiskFailure;
import fathom.store.web.FetchOrder;
import fathom.store.web.FileFetch;
import fathom.store.web.Transfer;
import fathom.store.web.WebClient;
import fathom.store.web.WebSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Fetches a graph of the user's own choice from the web, so that {@link ModelImport} can say what
 * it is. It keeps its address: removed, it can be fetched again.
 */
public final class WebImport {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int SHORT = 16;

    private final ModelStore store;
    private final WebSettings settings;

    public WebImport(ModelStore store, WebSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * A graph on disk that came from the web.
     *
     * @param files with their addresses and hashes, the graph first
     */
    public record Arrived(Path graph, List<ModelFile> files) {
        public Arrived {
            files = List.copyOf(files);
        }
    }

    /** Whether a word of the command line is an address and no file. */
    public static boolean isAddress(String text) {
        return Places.isWeb(text);
    }

    /**
     * Fetches the graph and the weights that it names beside itself.
     *
     * @param sha256 of the graph, when the user knows it
     */
    public Arrived fetch(
            String text, Optional<String> sha256, Transfer.Listener listener, JobMonitor monitor)
            throws UserFacingException {
        if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
            throw new UserFacingException(
                    Fault.USAGE,
                    "'%s' is no SHA-256.".formatted(sha256.get()),
                    "Give its 64 hexadecimal digits.");
        }
        var address = WebAddress.parse(text);
        Path folder = folderOf(address);
        try (var client = new WebClient(settings)) {
            Files.createDirectories(folder);
            var transfer = new Transfer(OptionalLong.empty(), listener);
            var fetch = new Fetch(client, folder, transfer, monitor);
            var files = new ArrayList<ModelFile>();
            var wanted = sha256.map(hash -> hash.toLowerCase(Locale.ROOT));
            files.add(fetch.file(address, wanted));
            Path graph = folder.resolve(address.fileName());
            for (String name : OnnxContents.read(graph).externalData().stream().sorted().toList()) {
                if (!name.matches("[\\w. -]*[\\w-]")) continue;
                files.add(fetch.file(address.beside(name), Optional.empty()));
            }
            return new Arrived(graph, files);
        } catch (IOException e) {
            throw DiskFailure.of(folder, e);
        } finally {
            deleteIfEmpty(folder);
        }
    }

    /** Nothing arrived that a later fetch could use. */
    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException notEmpty) {
            // Then it stays.
        }
    }

    /** The same for every fetch of an address, so that it goes on where it stopped. */
    private Path folderOf(WebAddress address) {
        byte[] text = address.address().toString().getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(Sha256.digest().digest(text));
        return store.folder().resolve(".fetching-" + hash.substring(0, SHORT));
    }

    /** Forgets the files once they are in the store, or are not wanted. */
    public void discard(Arrived arrived) {
        Path folder = arrived.graph().getParent();
        try {
            if (folder != null) ModelStore.deleteTree(folder);
        } catch (IOException leftover) {
            // The next fetch of the address uses or replaces it.
        }
    }

    /** A draft whose card says where its files come from. */
    public static ModelCard withAddress(ModelCard draft, Arrived arrived) {
        return draft.withFiles(
                new ModelFiles(draft.files().folder(), draft.files().precision(), arrived.files()));
    }

    private record Fetch(WebClient client, Path folder, Transfer transfer, JobMonitor monitor) {
        ModelFile file(WebAddress address, Optional<String> sha256)
                throws UserFacingException, IOException {
            Path target = folder.resolve(address.fileName());
            if (!isThere(target, sha256)) {
                var places = List.<FetchOrder.Place>of(new FetchOrder.Place.Web(address.address()));
                var order =
                        new FetchOrder(address.fileName(), OptionalLong.empty(), sha256, places);
                new FileFetch(client).fetch(order, target, transfer, monitor);
            }
            return new ModelFile(
                    address.fileName(),
                    Optional.of(new ModelFile.Size(Files.size(target), true)),
                    Optional.of(Sha256.of(target, monitor)),
                    List.of(address.source()));
        }

        private boolean isThere(Path target, Optional<String> sha256) throws IOException {
            if (!Files.isRegularFile(target)) return false;
            return sha256.isPresent() && Sha256.of(target, monitor).equals(sha256.get());
        }
    }
}
