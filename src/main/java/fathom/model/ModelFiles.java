package fathom.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A network's files: the graph first, then its external data.
 *
 * @param folder where they lie, or will lie once they are fetched
 */
public record ModelFiles(Path folder, Precision precision, List<ModelFile> files) {
    public ModelFiles {
        files = List.copyOf(files);
        if (files.isEmpty()) throw new IllegalArgumentException("A network has a graph");
    }

    public Path graph() {
        return pathOf(files.getFirst());
    }

    public Path pathOf(ModelFile file) {
        return folder.resolve(file.name());
    }

    /** Of the graph. */
    public Optional<String> sha256() {
        return files.getFirst().sha256();
    }

    /** Whether all files are there; says nothing about their content. */
    public boolean arePresent() {
        return files.stream().map(this::pathOf).allMatch(Files::isRegularFile);
    }

    /** Whether all files have an address. */
    public boolean arePublished() {
        return files.stream().noneMatch(file -> file.sources().isEmpty());
    }

    /** Whether a fetched copy can be checked to the last byte. */
    public boolean areVerifiable() {
        return files.stream().allMatch(file -> file.sha256().isPresent());
    }

    /** Of all files together, as far as it is known of each; possibly about. */
    public OptionalLong bytes() {
        if (files.stream().anyMatch(file -> file.size().isEmpty())) return OptionalLong.empty();
        return OptionalLong.of(
                files.stream().mapToLong(file -> file.size().orElseThrow().bytes()).sum());
    }

    public ModelFiles in(Path otherFolder) {
        return new ModelFiles(otherFolder, precision, files);
    }

    /** What lies on the disk of them now. */
    public long bytesOnDisk() {
        return files.stream().mapToLong(file -> pathOf(file).toFile().length()).sum();
    }
}
