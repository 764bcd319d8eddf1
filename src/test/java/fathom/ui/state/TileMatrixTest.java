package fathom.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.image.Photo;
import fathom.image.PhotoFacts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two photographs with two models, of which the second alone has ground truth. */
class TileMatrixTest {
    private static final LibraryItem A = item("a");
    private static final LibraryItem B = item("b");
    private static final List<TileContent> OF_A = of(A, "photo", "one", "two");
    private static final List<TileContent> OF_B = of(B, "photo", "one", "two", "ground-truth");

    @Test
    void photographsInRowsLeaveAGapWhereOneHasNoGroundTruth() {
        var tiles = TileMatrix.inReadingOrder(List.of(OF_A, OF_B), MatrixRows.PHOTOGRAPHS);
        var matrix = TileMatrix.of(tiles, MatrixRows.PHOTOGRAPHS);

        assertThat(matrix.columns()).isEqualTo(4);
        assertThat(matrix.cells()).containsExactly(0, 1, 2, TileMatrix.NONE, 3, 4, 5, 6);
    }

    @Test
    void modelsInRowsHaveThePhotographsInColumns() {
        var tiles = TileMatrix.inReadingOrder(List.of(OF_B, OF_A), MatrixRows.MODELS);
        var matrix = TileMatrix.of(tiles, MatrixRows.MODELS);

        assertThat(tiles.stream().map(TileContent::key))
                .containsExactly(
                        new TileKey(B, "photo"),
                        new TileKey(A, "photo"),
                        new TileKey(B, "one"),
                        new TileKey(A, "one"),
                        new TileKey(B, "two"),
                        new TileKey(A, "two"),
                        new TileKey(B, "ground-truth"));
        assertThat(matrix.columns()).isEqualTo(2);
        assertThat(matrix.cells()).containsExactly(0, 1, 2, 3, 4, 5, 6, TileMatrix.NONE);
    }

    @Test
    void aPageIsThePartWithTheSelectedTile() {
        var cells = IntStream.range(0, 20).boxed().toList();
        var matrix = new TileMatrix(5, cells);

        var page = matrix.page(14, new GridChoice(2, 2));
        assertThat(page.columns()).isEqualTo(1);
        assertThat(page.cells()).containsExactly(14, 19);
        assertThat(matrix.page(7, new GridChoice(2, 2)).cells()).containsExactly(2, 3, 7, 8);
        assertThat(matrix.page(7, GridChoice.AUTOMATIC)).isEqualTo(matrix);
    }

    private static LibraryItem item(String name) {
        return LibraryItem.ofPicture(Photo.adopt(name, 1, 1, new byte[3], null, PhotoFacts.NONE));
    }

    private static List<TileContent> of(LibraryItem item, String... roles) {
        return Stream.of(roles)
                .map(
                        role ->
                                new TileContent(
                                        new TileKey(item, role),
                                        role,
                                        "",
                                        "",
                                        null,
                                        null,
                                        new TileState.Ready()))
                .toList();
    }
}
