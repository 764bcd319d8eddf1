package fathom.store.web;

import java.util.Optional;

/**
 * A file that is there now, complete.
 *
 * @param place where it came from
 * @param revision the commit that the hub said it belongs to
 */
public record Fetched(
        String sha256, long bytes, FetchOrder.Place place, Optional<String> revision) {}
