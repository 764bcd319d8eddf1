package fathom.ui.models;

import fathom.model.ModelCard;
import fathom.ui.Fx;
import fathom.ui.TestMachine;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.Appearance;
import fathom.ui.state.ModelsViewModel;
import fathom.ui.theme.Theme;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import java.nio.file.Path;

/** The card of models in a window, with a hub on this machine behind it. */
final class ModelsCard {
    final ModelsViewModel models;
    final ModelShelfViewModel shelf;
    final MachineViewModel machine;
    private final ModelShelves shelves;
    private final JobRunner runner = new JobRunner("models-test", 2, JobRunner.fxThread());

    /**
     * @param pauseMs before the hub's answers
     */
    ModelsCard(Path folder, int pauseMs) throws Exception {
        shelves = new ModelShelves(folder, pauseMs);
        models =
                new ModelsViewModel(
                        shelves.cards().stream().filter(ModelCard::isInstalled).toList());
        shelf = Fx.onFx(() -> new ModelShelfViewModel(shelves.shelf, runner, models::setCards));
        machine = Fx.onFx(() -> new MachineViewModel(TestMachine.in(folder), runner));
        Fx.onFx(shelf::refresh);
    }

    /** The hub is out of order for so many requests. */
    void refuse(int requests) {
        shelves.refuse(requests);
    }

    ModelsDialog open(Appearance appearance, int width, int height) throws Exception {
        return Fx.onFx(
                () -> {
                    var dialog = new ModelsDialog(shelf, models, machine, () -> {});
                    var scene = new Scene(new StackPane(new VBox(), dialog), width, height);
                    Theme.apply(scene, appearance);
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    dialog.open();
                    return dialog;
                });
    }

    void close() throws Exception {
        Fx.onFx(runner::close);
        shelves.close();
    }
}
