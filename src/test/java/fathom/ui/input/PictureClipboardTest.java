package fathom.ui.input;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.ui.Fx;
import fathom.ui.WindowTest;
import fathom.ui.controls.PhotoImages;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.LibraryViewModel;
import fathom.ui.state.MadePhotos;

import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

@WindowTest
class PictureClipboardTest {
    @Test
    void aPastedPictureKeepsItsColoursAndItsHoles() throws Exception {
        var image = new WritableImage(2, 1);
        image.getPixelWriter().setColor(0, 0, Color.rgb(10, 200, 30));
        image.getPixelWriter().setColor(1, 0, Color.TRANSPARENT);

        var photo = Fx.onFx(() -> PictureClipboard.photoOf(image, "pasted"));

        assertThat(photo.rgbAt(0, 0)).isEqualTo(0x0ac81e);
        assertThat(photo.isTransparent(0, 0)).isFalse();
        assertThat(photo.isTransparent(1, 0)).isTrue();
        assertThat(PhotoImages.of(photo).getPixelReader().getArgb(0, 0)).isEqualTo(0xff0ac81e);
    }

    @Test
    void aCopiedPictureIsPastedAsOneWithoutAFile() throws Exception {
        try (var runner = new JobRunner("paste-test", 1, JobRunner.fxThread())) {
            var library = Fx.onFx(() -> new LibraryViewModel(new Gray(), runner, _ -> {}));
            var clipboard = new PictureClipboard(library, _ -> {});
            var image = new WritableImage(3, 2);
            image.getPixelWriter().setColor(2, 1, Color.rgb(1, 2, 3));

            Fx.onFx(() -> clipboard.copy(image));
            Fx.onFx(clipboard::paste);

            var pasted = Fx.onFx(() -> library.items().getFirst());
            assertThat(pasted.file()).isEmpty();
        }
    }

    private static final class Gray implements MadePhotos {
        @Override
        public Photo read(Path file) {
            return Photo.adopt("gray", 1, 1, new byte[3], null, PhotoFacts.NONE);
        }
    }
}
