package fathom.inference;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph on disk with the files that hold its weights, none of them outside its folder.
 *
 * @param graph the ONNX file
 * @param data its external data, named relative to the graph's folder
 */
public record GraphFiles(Path graph, OnnxContents contents, List<Path> data) {
    public GraphFiles {
        data = List.copyOf(data);
    }

    /** Reads the graph's structure and refuses weights that are missing or lie elsewhere. */
    public static GraphFiles of(Path graph) throws UserFacingException {
        var contents = OnnxContents.read(graph);
        var data = new ArrayList<Path>();
        for (var location : contents.externalData().stream().sorted().toList()) {
            data.add(inside(graph, location));
        }
        return new GraphFiles(graph.toAbsolutePath().normalize(), contents, data);
    }

    private static Path inside(Path graph, String location) throws UserFacingException {
        Path folder = folderOf(graph.toAbsolutePath().normalize());
        Path relative = relative(graph, location);
        Path file = folder.resolve(relative);
        if (!Files.isRegularFile(file)) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' needs its weights '%s' beside it, which are missing."
                            .formatted(graph, location),
                    "Fetch that file, too, and put it beside the graph under this name.");
        }
        try {
            if (!liesWith(graph, folder, file)) throw outside(graph, location);
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.BAD_INPUT,
                    "'%s' cannot be read: %s.".formatted(file, e.getMessage()),
                    "Check the file and its permissions.",
                    e);
        }
        return relative;
    }

    /**
     * Links may lead to where the graph's own link leads: the Hugging Face cache keeps all files of
     * a repository in one folder and links to them.
     */
    private static boolean liesWith(Path graph, Path folder, Path file) throws IOException {
        Path real = file.toRealPath();
        return real.startsWith(folder.toRealPath())
                || real.startsWith(folderOf(graph.toRealPath()));
    }

    private static Path relative(Path graph, String location) throws UserFacingException {
        try {
            Path path = Path.of(location);
            Path normal = path.normalize();
            boolean escapes =
                    path.isAbsolute()
                            || location.isBlank()
                            || normal.startsWith("..")
                            || normal.toString().isEmpty()
                            || location.indexOf('\\') >= 0
                            || location.matches("(?s)[A-Za-z]:.*");
            if (escapes) throw outside(graph, location);
            return normal;
        } catch (InvalidPathException e) {
            throw outside(graph, location);
        }
    }

    private static UserFacingException outside(Path graph, String location) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "'%s' keeps its weights outside its folder, in '%s'."
                        .formatted(graph, location.replaceAll("\\p{Cntrl}", "?")),
                "Export it with its weights beside it; a graph may not read files elsewhere.");
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    public Path folder() {
        return folderOf(graph);
    }

    /** Graph and weights together. */
    public long bytes() throws IOException {
        long sum = Files.size(graph);
        for (var file : data) sum += Files.size(folder().resolve(file));
        return sum;
    }
}
