package fathom.store;

import fathom.job.Fault;
import fathom.job.UserFacingException;
import fathom.model.ModelSource;
import fathom.store.web.AddressLogin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The address of a graph that the user gives. */
record WebAddress(URI address, ModelSource source, String fileName) {
    private static final Pattern HUB_FILE =
            Pattern.compile("/([\\w.-]+/[\\w.-]+)/(?:resolve|blob|raw)/([^/]+)/(.+)");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /**
     * @param text also the address of a file's page on the hub, which shows the file without being
     *     it
     */
    static WebAddress parse(String text) throws UserFacingException {
        try {
            var address = new URI(text.strip());
            String path = String.valueOf(address.getPath());
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (address.getHost() == null || !name.matches("[\\w. -]*[\\w-]")) throw wrong(text);
            var hub = HUB_FILE.matcher(path);
            boolean onHub = address.getHost().equalsIgnoreCase("huggingface.co") && hub.matches();
            if (!onHub) return new WebAddress(address, kept(address), name);
            if (COMMIT.matcher(hub.group(2)).matches()
                    || hub.group(2).equals(ModelSource.UNPINNED)) {
                return new WebAddress(
                        address,
                        new ModelSource.Hub(hub.group(1), hub.group(2), hub.group(3)),
                        name);
            }
            var file = URI.create(address.toString().replaceFirst("/(blob|raw)/", "/resolve/"));
            return new WebAddress(file, kept(file), name);
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
    }

    /** A card may be passed on: no name or password is written into it. */
    private static ModelSource kept(URI address) {
        return new ModelSource.Web(AddressLogin.without(address));
    }

    private static UserFacingException wrong(String text) {
        return new UserFacingException(
                Fault.USAGE,
                "'%s' is no address of a file.".formatted(text),
                "Give the address that its download starts from.");
    }

    /** A file that the graph names, beside it. */
    WebAddress beside(String name) throws UserFacingException {
        try {
            URI other = address.resolve(new URI(null, null, name, null));
            return new WebAddress(
                    other,
                    switch (source) {
                        case ModelSource.Hub hub ->
                                new ModelSource.Hub(
                                        hub.repository(),
                                        hub.revision(),
                                        hub.path().substring(0, hub.path().lastIndexOf('/') + 1)
                                                + name);
                        case ModelSource.Web _ -> kept(other);
                    },
                    name);
        } catch (URISyntaxException e) {
            throw wrong(name);
        }
    }
}
