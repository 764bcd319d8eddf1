/**
 * Pictures one after the other as files: animated GIF, MP4, or a PNG for each. Read {@link
 * fathom.export.film.Film} first, then {@link fathom.export.film.FilmExporter}.
 */
@NullMarked
package fathom.export.film;

import org.jspecify.annotations.NullMarked;
