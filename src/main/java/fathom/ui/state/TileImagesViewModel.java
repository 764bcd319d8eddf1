package fathom.ui.state;

import fathom.ui.text.DepthText;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** What every tile draws, from its content and from how the user looks at it. */
public final class TileImagesViewModel {
    private final DepthViewModel depth;
    private final ObjectBinding<Function<TileContent, @Nullable TileImage>> images;

    TileImagesViewModel(DepthViewModel depth) {
        this.depth = depth;
        this.images =
                Bindings.createObjectBinding(
                        () -> this::imageOf,
                        depth.colormapProperty(),
                        depth.rangeProperty(),
                        depth.nearAtTopProperty());
    }

    /** Gives a tile's picture, null where it has none; changes when any picture changes. */
    public ObjectBinding<Function<TileContent, @Nullable TileImage>> images() {
        return images;
    }

    private @Nullable TileImage imageOf(TileContent content) {
        var photo = content.photo();
        if (photo != null) return new TileImage.OfPhoto(photo);
        var result = content.result();
        if (result == null) return null;
        var map = result.map();
        return new TileImage.OfValues(
                map.grid(), depth.scaleFor(map), DepthText.meaning(map.kind()));
    }
}
