/**
 * One file from the network to the disk, whatever happens between: redirects, cuts, proxies,
 * resuming. Knows no models. Read {@link fathom.store.web.FileFetch} first.
 */
@NullMarked
package fathom.store.web;

import org.jspecify.annotations.NullMarked;
