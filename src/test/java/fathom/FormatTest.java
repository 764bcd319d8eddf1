package fathom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class FormatTest {
    @Test
    void everySourceFileIsInTheProjectsFormat() throws Exception {
        List<Path> others = new ArrayList<>();
        for (var file : FormatSources.allSources()) {
            String source = Files.readString(file);
            if (!FormatSources.formatted(source).equals(source)) others.add(file);
        }
        assertThat(others).as("run: mvn -q test-compile exec:exec@format").isEmpty();
    }
}
