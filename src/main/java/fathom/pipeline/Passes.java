package fathom.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which photographs go through which networks at a time: each pass has as many networks as stay
 * open, in the order in which they are first asked for. What a photograph asks for becomes known
 * when it has been read, by the first pass.
 */
final class Passes {
    private final int networksInAPass;
    private final List<Path> all;
    private final List<String> networks = new ArrayList<>();
    private final List<List<Path>> later = new ArrayList<>();
    private long finished;

    Passes(List<Path> files, int networksInAPass) {
        this.all = List.copyOf(files);
        this.networksInAPass = networksInAPass;
    }

    /** Grows while the first pass runs; final when it has ended. */
    synchronized int count() {
        return 1 + later.size();
    }

    synchronized List<Path> files(int pass) {
        return pass == 0 ? all : List.copyOf(later.get(pass - 1));
    }

    /** This pass's part of what a photograph asks for; the first pass books the rest. */
    synchronized List<DepthRequest> share(int pass, Path file, List<DepthRequest> requests) {
        if (pass == 0) requests.forEach(request -> book(passOf(request), file));
        return requests.stream().filter(request -> passOf(request) == pass).toList();
    }

    private int passOf(DepthRequest request) {
        String network = request.card().id();
        if (!networks.contains(network)) networks.add(network);
        return networks.indexOf(network) / networksInAPass;
    }

    private void book(int pass, Path file) {
        if (pass == 0) return;
        while (later.size() < pass) later.add(new ArrayList<>());
        var files = later.get(pass - 1);
        if (files.isEmpty() || !files.getLast().equals(file)) files.add(file);
    }

    /** Photographs finished so far, counted once a pass. */
    synchronized long finishOne() {
        return ++finished;
    }

    /** Photographs in all passes known so far. */
    synchronized long total() {
        return all.size() + later.stream().mapToLong(List::size).sum();
    }
}
