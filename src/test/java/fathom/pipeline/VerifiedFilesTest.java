package fathom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import fathom.depth.DepthKind;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.DepthRule;
import fathom.model.ModelCard;
import fathom.model.ModelFile;
import fathom.model.ModelFiles;
import fathom.model.Precision;
import fathom.model.PublishedFacts;
import fathom.model.Tensors;
import fathom.preprocess.Channels;
import fathom.preprocess.InputRecipe;
import fathom.preprocess.Padding;
import fathom.preprocess.SizeRule;
import fathom.raster.Resampling;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class VerifiedFilesTest {
    /** Of the three letters "abc", from FIPS 180-2. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir private Path folder;

    private final VerifiedFiles files = new VerifiedFiles(Optional.empty());

    @Test
    void aFileThatMatchesItsCardPassesAndOneThatChangedLaterDoesNot() throws Exception {
        ModelCard card = card(Optional.of(ABC));
        Files.writeString(card.onnxFile(), "abc");
        files.verify(card, JobMonitor.NONE);

        Files.writeString(card.onnxFile(), "abcd");
        var failure = failure(card);
        assertThat(failure.fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
        assertThat(failure.problem()).contains("m.onnx", ABC).doesNotContain("\n");
    }

    @Test
    void aMissingFileIsUnavailable() {
        assertThat(failure(card(Optional.of(ABC))).fault()).isEqualTo(Fault.MODEL_UNAVAILABLE);
    }

    @Test
    void aFileThatTheUserBroughtHasNoHashToMatch() throws Exception {
        ModelCard card = card(Optional.empty());
        Files.writeString(card.onnxFile(), "anything");
        assertThatCode(() -> files.verify(card, JobMonitor.NONE)).doesNotThrowAnyException();
    }

    @Test
    void whatWasVerifiedOnceIsNotHashedAgainUntilTheFileChanges() throws Exception {
        ModelCard card = card(Optional.of(ABC));
        Files.writeString(card.onnxFile(), "not abc");
        var records = new VerificationRecords(folder.resolve("verified"), Duration.ZERO);
        // Told that the file is right, which only hashing could refute.
        records.sealOf(card.onnxFile(), ABC).ifPresent(VerificationRecords.Seal::keep);
        assumeThat(folder.resolve("verified").resolve(ABC)).exists();

        var later = new VerifiedFiles(Optional.of(records));
        assertThatCode(() -> later.verify(card, JobMonitor.NONE)).doesNotThrowAnyException();

        var modified = Files.getLastModifiedTime(card.onnxFile());
        Files.writeString(card.onnxFile(), "now xyz");
        Files.setLastModifiedTime(card.onnxFile(), modified);
        var third = new VerifiedFiles(Optional.of(records));
        assertThatThrownBy(() -> third.verify(card, JobMonitor.NONE))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("failed verification");
    }

    @Test
    void aFileThatJustChangedIsNotRemembered() throws Exception {
        ModelCard card = card(Optional.of(ABC));
        Files.writeString(card.onnxFile(), "abc");
        var records = new VerificationRecords(folder.resolve("verified"), Duration.ofHours(1));

        new VerifiedFiles(Optional.of(records)).verify(card, JobMonitor.NONE);

        assertThat(folder.resolve("verified")).doesNotExist();
    }

    private UserFacingException failure(ModelCard card) {
        return catchThrowableOfType(
                UserFacingException.class, () -> files.verify(card, JobMonitor.NONE));
    }

    private ModelCard card(Optional<String> sha256) {
        return new ModelCard(
                "m",
                "m",
                "M",
                "test",
                "Three letters.",
                new ModelFiles(
                        folder, Precision.UNKNOWN, List.of(ModelFile.local("m.onnx", sha256))),
                Tensors.ONLY,
                new InputRecipe(
                        new SizeRule(SizeRule.Rule.EXACT, 4, 4, 1),
                        Resampling.NEAREST,
                        1,
                        new Channels(0, 0, 0),
                        new Channels(1, 1, 1),
                        Padding.NONE),
                DepthRule.map(DepthKind.RELATIVE_DEPTH, true, Resampling.NEAREST),
                List.of(),
                new ModelCard.Licence("Apache-2.0", "yes"),
                PublishedFacts.NONE);
    }
}
