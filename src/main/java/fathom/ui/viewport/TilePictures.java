package fathom.ui.viewport;

import fathom.image.Photo;
import fathom.raster.FloatGrid;
import fathom.ui.state.PictureLink;
import fathom.ui.state.TileContent;
import fathom.ui.state.TileImage;
import fathom.ui.state.TileKey;
import fathom.ui.state.ViewportViewModel;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Executor;

/** What tiles draw, made ready for every zoom, and kept while it is shown. */
final class TilePictures {
    private final ViewportViewModel model;
    private final ObservableList<TileContent> contents;
    private final ObservableValue<Map<TileKey, TileImage>> images;
    private final PicturePreparation<Photo, PhotoPyramid> photos;
    private final PicturePreparation<FloatGrid, DepthPyramid> grids;

    /**
     * @param worker where pyramids are built
     * @param onReady called when one is there
     */
    TilePictures(
            ViewportViewModel model,
            ObservableList<TileContent> contents,
            ObservableValue<Map<TileKey, TileImage>> images,
            Executor worker,
            Runnable onReady) {
        this.model = model;
        this.contents = contents;
        this.images = images;
        photos =
                new PicturePreparation<>(
                        PhotoPyramid::withoutHalvings, PhotoPyramid::of, worker, onReady);
        grids =
                new PicturePreparation<>(
                        DepthPyramid::withoutHalvings, DepthPyramid::of, worker, onReady);
    }

    /** Null where the tile has none yet. */
    @Nullable TilePicture of(int index) {
        if (index >= contents.size()) return null;
        return switch (imageOf(index)) {
            case null -> null;
            case TileImage.Pending _, TileImage.Missing _ -> null;
            case TileImage.OfPhoto(var photo) ->
                    new TilePicture.Photograph(photos.pyramidOf(photo));
            case TileImage.OfValues values ->
                    new TilePicture.Values(values, grids.pyramidOf(values.grid()));
            case TileImage.OfNormals normals ->
                    new TilePicture.Normals(normals, photos.pyramidOf(normals.colours()));
        };
    }

    @Nullable TileImage imageOf(int index) {
        return images.getValue().get(contents.get(index).key());
    }

    @Nullable PictureLink linkOf(@Nullable TilePicture picture) {
        if (picture == null) return null;
        return PictureLink.of(
                model.getPhotoWidth(), model.getPhotoHeight(), picture.width(), picture.height());
    }

    void forgetOld() {
        var shownPhotos = new HashSet<Photo>();
        var shownGrids = new HashSet<FloatGrid>();
        for (var content : contents) {
            switch (images.getValue().get(content.key())) {
                case null -> {}
                case TileImage.Pending _, TileImage.Missing _ -> {}
                case TileImage.OfNormals normals -> shownPhotos.add(normals.colours());
                case TileImage.OfPhoto(var photo) -> shownPhotos.add(photo);
                case TileImage.OfValues values -> shownGrids.add(values.grid());
            }
        }
        photos.forgetAllBut(shownPhotos);
        grids.forgetAllBut(shownGrids);
    }
}
