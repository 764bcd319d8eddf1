package fathom.model;

import java.net.URI;

/** Where one file of a published network can be fetched. */
public sealed interface ModelSource {
    /** The branch that stands for "no revision is known". */
    String UNPINNED = "main";

    /**
     * A file of a repository on the Hugging Face hub: {@code
     * <endpoint>/<repository>/resolve/<revision>/<path>}, where the endpoint is the hub's or a
     * mirror's.
     *
     * @param repository owner/name
     * @param revision a commit's 40 hexadecimal digits, or {@link #UNPINNED}
     * @param path inside the repository, not percent-encoded
     */
    record Hub(String repository, String revision, String path) implements ModelSource {
        public boolean isPinned() {
            return !revision.equals(UNPINNED);
        }
    }

    /** A plain address, such as a release's asset. */
    record Web(URI address) implements ModelSource {}
}
