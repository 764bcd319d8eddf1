package fathom.export.png;

/** Adler-32 of two joined pieces from the checksums of the pieces (RFC 1950, section 8.2). */
final class Adler {
    private static final long BASE = 65521;

    private Adler() {}

    /**
     * With s1 = 1 + sum of the bytes and s2 = sum of all s1, both modulo 65521: s1 of the whole is
     * s1a + s1b - 1; s2 of the whole is s2a + s2b + lengthB * (s1a - 1).
     */
    static long combine(long first, long second, long secondLength) {
        long s1a = first & 0xffff;
        long s2a = first >>> 16;
        long s1b = second & 0xffff;
        long s2b = second >>> 16;
        long s1 = (s1a + s1b + BASE - 1) % BASE;
        long s2 = (s2a + s2b + (secondLength % BASE) * ((s1a + BASE - 1) % BASE)) % BASE;
        return s2 << 16 | s1;
    }
}
