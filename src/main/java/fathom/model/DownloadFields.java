package fathom.model;

import fathom.job.UserFacingException;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The part of a card that says which files a published network has and where they are. */
final class DownloadFields {
    private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE_NAME = Pattern.compile("[\\w. -]*[\\w-]");

    private DownloadFields() {}

    /** Files by precision, in the order of the card: the first is what the plain id names. */
    static Map<Precision, List<ModelFile>> variants(CardFields download)
            throws UserFacingException {
        var variants = new LinkedHashMap<Precision, List<ModelFile>>();
        for (var variant : download.objects("variants")) {
            var precision = variant.word("precision", Precision.values(), Precision::id);
            var hub = hub(variant);
            var files = new ArrayList<ModelFile>();
            for (var file : variant.objects("files")) files.add(file(file, hub));
            if (files.isEmpty()) throw variant.error("a variant without files");
            if (variants.put(precision, files) != null) {
                throw download.error("two variants are \"" + precision.id() + "\"");
            }
            variant.refuseUnread();
        }
        if (variants.isEmpty()) throw download.error("\"download.variants\" is empty");
        download.refuseUnread();
        return variants;
    }

    private record Repository(String name, String revision) {}

    private static Optional<Repository> hub(CardFields fields) throws UserFacingException {
        var name = fields.optionalText("hub");
        var revision = fields.optionalText("revision");
        if (name.isEmpty()) return Optional.empty();
        if (!REPOSITORY.matcher(name.get()).matches()) {
            throw fields.error("\"hub\" is \"" + name.get() + "\", but must be owner/name");
        }
        if (revision.isPresent() && !COMMIT.matcher(revision.get()).matches()) {
            throw fields.error("\"revision\" must be 40 lower-case hexadecimal digits");
        }
        return Optional.of(new Repository(name.get(), revision.orElse(ModelSource.UNPINNED)));
    }

    private static ModelFile file(CardFields file, Optional<Repository> hub)
            throws UserFacingException {
        var sources = new ArrayList<ModelSource>();
        var path = file.optionalText("path");
        var url = file.optionalText("url");
        if (path.isPresent() && hub.isEmpty()) {
            throw file.error("\"path\" needs a \"hub\" in its variant");
        }
        path.ifPresent(
                inside ->
                        sources.add(
                                new ModelSource.Hub(
                                        hub.orElseThrow().name(),
                                        hub.orElseThrow().revision(),
                                        inside)));
        if (url.isPresent()) sources.add(new ModelSource.Web(address(file, url.get())));
        var result =
                new ModelFile(name(file, path.or(() -> url)), size(file), sha256(file), sources);
        file.refuseUnread();
        return result;
    }

    /** Given, or the last part of the path or address. */
    private static String name(CardFields file, Optional<String> address)
            throws UserFacingException {
        String name =
                file.optionalText("name")
                        .or(() -> address.map(text -> text.substring(text.lastIndexOf('/') + 1)))
                        .orElse("");
        if (!FILE_NAME.matcher(name).matches()) {
            throw file.error("a file's name is \"" + name + "\", which is not a plain file name");
        }
        return name;
    }

    private static URI address(CardFields file, String url) throws UserFacingException {
        try {
            var address = new URI(url);
            if (address.isAbsolute()) return address;
        } catch (URISyntaxException _) {
            // refused below like a relative one
        }
        throw file.error("\"url\" is \"" + url + "\", which is no address");
    }

    private static Optional<ModelFile.Size> size(CardFields file) throws UserFacingException {
        OptionalLong exact = file.optionalPositiveLong("bytes");
        OptionalLong about = file.optionalPositiveLong("aboutBytes");
        if (exact.isPresent()) {
            return Optional.of(new ModelFile.Size(exact.getAsLong(), true));
        }
        return about.isPresent()
                ? Optional.of(new ModelFile.Size(about.getAsLong(), false))
                : Optional.empty();
    }

    static Optional<String> sha256(CardFields fields) throws UserFacingException {
        var sha256 = fields.optionalText("sha256");
        if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
            throw fields.error("\"sha256\" must be 64 lower-case hexadecimal digits");
        }
        return sha256;
    }
}
