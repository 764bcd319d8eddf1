package fathom.ui.scene3d;

import fathom.depth.DepthMap;
import fathom.pipeline.DepthResult;
import fathom.ui.state.DepthViewModel;
import fathom.ui.state.TileContent;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

/**
 * What the 3D pane shows.
 *
 * @param selected what the view is about; null for nothing
 * @param tiles all models' results and their colours
 * @param truth the shown photograph's measured depth; null without
 * @param depth gives the colours of a map, as the tiles have them
 */
public record SceneSources(
        ObservableValue<@Nullable DepthResult> selected,
        ObservableList<TileContent> tiles,
        ObservableValue<@Nullable DepthMap> truth,
        DepthViewModel depth) {}
