package fathom.store;

import fathom.inference.GraphFiles;
import fathom.inference.GraphInspector;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.Pins;
import fathom.model.Sha256;
import fathom.store.web.DiskFailure;
import fathom.store.web.DiskSpace;
import fathom.store.web.FetchOrder;
import fathom.store.web.Fetched;
import fathom.store.web.FileFetch;
import fathom.store.web.Transfer;
import fathom.store.web.WebClient;
import fathom.store.web.WebSettings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Fetches published networks into the store. Thread-safe; different networks at the same time. */
public final class ModelDownload {
    private final ModelStore store;
    private final WebSettings settings;
    private final HubCache cache;
    private final GraphInspector inspector;

    public ModelDownload(
            ModelStore store, WebSettings settings, HubCache cache, GraphInspector inspector) {
        this.store = store;
        this.settings = settings;
        this.cache = cache;
        this.inspector = inspector;
    }

    /**
     * How a network is fetched.
     *
     * @param unverified whether files without a published hash are taken as they come, and their
     *     hash pinned
     * @param from a mirror's address or a folder, tried before the published places; empty means
     *     the settings' mirror
     */
    public record Options(boolean unverified, Optional<String> from) {
        public static final Options DEFAULT = new Options(false, Optional.empty());
    }

    /**
     * What was done.
     *
     * @param sources where each file came from, by its name; empty when all were there already
     * @param pinned whether hashes were taken from what arrived
     */
    public record Outcome(Map<String, String> sources, boolean pinned) {}

    /**
     * Brings all files of a network. What was there and is right stays; what was fetched before a
     * failure is used next time.
     *
     * @throws java.util.concurrent.CancellationException what arrived is kept
     */
    public Outcome pull(
            ModelCard card, Options options, Transfer.Listener listener, JobMonitor monitor)
            throws UserFacingException {
        requirePublished(card, options);
        var lock = store.lock(card.id(), monitor);
        try (lock;
                var client = new WebClient(settings)) {
            Path folder = Files.createDirectories(store.folderOf(card.id()));
            try {
                requireRoom(card, folder);
                var transfer = new Transfer(card.files().bytes(), listener);
                return pull(card, options, client, transfer, monitor);
            } finally {
                store.deleteIfEmpty(card.id());
            }
        } catch (IOException e) {
            throw DiskFailure.of(store.folderOf(card.id()), e);
        }
    }

    private static void requirePublished(ModelCard card, Options options)
            throws UserFacingException {
        if (!card.files().arePublished()) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "Nobody publishes %s as an ONNX file.".formatted(card.name()),
                    "Export it and add it: fathom models add FILE --like %s.".formatted(card.id()));
        }
        if (!card.files().areVerifiable() && !options.unverified) {
            throw new UserFacingException(
                    Fault.MODEL_UNAVAILABLE,
                    "No hash is published for %s, so a download cannot be verified."
                            .formatted(card.name()),
                    "If you trust its source: fathom models pull %s --unverified. Its hash is then"
                                    .formatted(card.id())
                            + " pinned.");
        }
    }

    private static void requireRoom(ModelCard card, Path folder) throws UserFacingException {
        var total = card.files().bytes();
        if (total.isEmpty()) return;
        long kept = 0;
        for (var file : card.files().files()) {
            Path target = folder.resolve(file.name());
            kept += Files.isRegularFile(target) ? size(target) : FileFetch.kept(target);
        }
        DiskSpace.require(folder, Math.max(0, total.getAsLong() - kept));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private Outcome pull(
            ModelCard card,
            Options options,
            WebClient client,
            Transfer transfer,
            JobMonitor monitor)
            throws UserFacingException, IOException {
        var places = new Places(settings, options.from.or(settings::mirror));
        var fetched = new LinkedHashMap<String, Fetched>();
        var sources = new LinkedHashMap<String, String>();
        // The graph last: with it the network counts as installed.
        for (var file : card.files().files().reversed()) {
            monitor.throwIfCancelled();
            Path target = store.folderOf(card.id()).resolve(file.name());
            if (isRight(target, file, monitor)) continue;
            var cached = cache.find(file, monitor);
            if (cached.isPresent()) {
                share(cached.get(), target);
                sources.put(file.name(), cached.get().toString());
                continue;
            }
            var order =
                    new FetchOrder(
                            file.name(), exactSize(file), file.sha256(), places.of(card, file));
            var bounded = file.size().map(size -> order.ofAbout(size.bytes())).orElse(order);
            var arrived = new FileFetch(client).fetch(bounded, target, transfer, monitor);
            fetched.put(file.name(), arrived);
            sources.put(file.name(), arrived.place().toString());
        }
        boolean pinned = pin(card, fetched);
        return new Outcome(sources, pinned);
    }

    private static OptionalLong exactSize(ModelFile file) {
        return file.size().filter(ModelFile.Size::exact).isPresent()
                ? OptionalLong.of(file.size().get().bytes())
                : OptionalLong.empty();
    }

    private static boolean isRight(Path target, ModelFile file, JobMonitor monitor)
            throws IOException {
        if (!Files.isRegularFile(target)) return false;
        return file.sha256().isPresent() && Sha256.of(target, monitor).equals(file.sha256().get());
    }

    /** A second name for the same bytes where the disk allows it, else a copy. */
    private static void share(Path cached, Path target) throws IOException {
        Path sibling = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(sibling);
        try {
            Files.createLink(sibling, cached.toRealPath());
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Files.copy(cached, sibling);
        }
        Files.move(
                sibling,
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the hashes of what has none, once the runtime reads it. */
    private boolean pin(ModelCard card, Map<String, Fetched> fetched)
            throws UserFacingException, IOException {
        Path folder = store.folderOf(card.id());
        var pins = new LinkedHashMap<String, Pins.Pin>();
        for (var file : card.files().files()) {
            var arrived = fetched.get(file.name());
            if (file.sha256().isPresent() || arrived == null) continue;
            pins.put(
                    file.name(),
                    new Pins.Pin(
                            arrived.sha256(),
                            arrived.bytes(),
                            arrived.place().toString(),
                            arrived.revision()));
        }
        if (pins.isEmpty()) return false;
        try {
            requireReadable(card, folder.resolve(card.files().files().getFirst().name()));
        } catch (UserFacingException e) {
            for (String name : pins.keySet()) Files.deleteIfExists(folder.resolve(name));
            throw e;
        }
        Path file = folder.resolve(Pins.FILE);
        Path sibling = folder.resolve(Pins.FILE + ".part");
        Files.writeString(sibling, new Pins(pins).toJson(), StandardCharsets.UTF_8);
        Files.move(
                sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private void requireReadable(ModelCard card, Path graph) throws UserFacingException {
        UserFacingException reason;
        try {
            GraphFiles.of(graph);
            var facts = inspector.inspect(graph);
            if (new GraphFit(facts).adapt(card).isPresent()) return;
            reason =
                    new UserFacingException(
                            Fault.MODEL_UNAVAILABLE,
                            "its inputs and outputs are not those of the card.",
                            "");
        } catch (UserFacingException e) {
            reason = e;
        }
        throw new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "What was fetched for '%s' is not its network: %s"
                        .formatted(card.id(), reason.problem()),
                "Nothing was kept. Try another source with --from.",
                reason);
    }

    /** Forgets what arrived of a fetch that was not finished. */
    public void discard(ModelCard card, JobMonitor monitor) throws UserFacingException {
        var lock = store.lock(card.id(), monitor);
        try (lock) {
            for (var file : card.files().files()) {
                FileFetch.discard(store.folderOf(card.id()).resolve(file.name()));
            }
            store.deleteIfEmpty(card.id());
        } catch (IOException e) {
            throw DiskFailure.of(store.folderOf(card.id()), e);
        }
    }

    /** What has arrived of a fetch that was not finished. */
    public static long kept(ModelCard card) {
        return card.files().files().stream()
                .mapToLong(file -> FileFetch.kept(card.files().pathOf(file)))
                .sum();
    }
}
