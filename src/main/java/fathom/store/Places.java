package fathom.store;

import fathom.job.UserFacingException;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelSource;
import fathom.store.web.FetchOrder.Place;
import fathom.store.web.WebSettings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a network's files are looked for, in turn. */
final class Places {
    private final WebSettings settings;
    private final Optional<String> from;

    /**
     * @param from a mirror's address or a folder, which is tried before the published places
     */
    Places(WebSettings settings, Optional<String> from) {
        this.settings = settings;
        this.from = from;
    }

    List<Place> of(ModelCard card, ModelFile file) throws UserFacingException {
        var places = new ArrayList<Place>();
        if (from.isPresent()) {
            if (isWeb(from.get())) {
                URI mirror = WebSettings.address(from.get(), "The source");
                for (var source : file.sources()) places.add(onMirror(mirror, source));
            } else {
                places.addAll(inFolder(Path.of(from.get()), card, file));
            }
        }
        for (var source : file.sources()) {
            places.add(
                    switch (source) {
                        case ModelSource.Hub hub -> onMirror(settings.hub(), hub);
                        case ModelSource.Web web -> new Place.Web(web.address());
                    });
        }
        return places;
    }

    static boolean isWeb(String text) {
        return text.matches("(?i)https?://.*");
    }

    private static Place onMirror(URI mirror, ModelSource source) {
        return switch (source) {
            case ModelSource.Hub hub ->
                    new Place.Web(
                            URI.create(
                                    "%s/%s/resolve/%s/%s"
                                            .formatted(
                                                    mirror,
                                                    hub.repository(),
                                                    hub.revision(),
                                                    escaped(hub.path()))));
            case ModelSource.Web web ->
                    new Place.Web(URI.create(mirror + web.address().getRawPath()));
        };
    }

    private static String escaped(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** A folder may be laid out like the hub, like the store, or not at all. */
    private static List<Place> inFolder(Path folder, ModelCard card, ModelFile file) {
        var files = new ArrayList<Path>();
        Path own = folder.resolve(card.id()).resolve(file.name());
        files.add(own);
        for (var source : file.sources()) {
            try {
                switch (source) {
                    case ModelSource.Hub hub -> {
                        Path repository = folder.resolve(hub.repository());
                        files.add(
                                repository
                                        .resolve("resolve")
                                        .resolve(hub.revision())
                                        .resolve(hub.path()));
                        files.add(repository.resolve(hub.path()));
                        files.add(folder.resolve(hub.path()));
                    }
                    case ModelSource.Web web ->
                            files.add(folder.resolve(web.address().getPath().substring(1)));
                }
            } catch (InvalidPathException notAName) {
                // A path that this system cannot spell has no file here.
            }
        }
        files.add(folder.resolve(file.name()));
        var there = files.stream().filter(Files::isRegularFile).distinct().toList();
        var found = there.isEmpty() ? List.of(own) : there;
        return found.stream().<Place>map(Place.Disk::new).toList();
    }
}
