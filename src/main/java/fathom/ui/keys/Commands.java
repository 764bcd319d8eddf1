package fathom.ui.keys;

import static fathom.ui.keys.Command.Use.EVERYWHERE;
import static fathom.ui.keys.Command.Use.MOVES;
import static fathom.ui.keys.Command.Use.NOT_IN_TEXT;
import static fathom.ui.keys.Keystroke.key;
import static fathom.ui.keys.Keystroke.typed;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import fathom.ui.keys.Command.Group;
import fathom.ui.keys.Command.Use;
import fathom.ui.state.Layout;

import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The one table of all keys: the window obeys it and the help shows it. */
final class Commands {
    static final List<Command> ALL =
            Stream.of(pictures(), tiles(), view(), window()).flatMap(List::stream).toList();

    private Commands() {}

    static List<Command> in(Group group) {
        return ALL.stream().filter(command -> command.group() == group).toList();
    }

    private static List<Command> pictures() {
        var group = Group.PICTURES;
        return List.of(
                of("open.files", group, EVERYWHERE, Actions::openFiles, ctrl("O", KeyCode.O)),
                of(
                        "open.folder",
                        group,
                        EVERYWHERE,
                        Actions::openFolder,
                        key("O", KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN)),
                of(
                        "truth",
                        group,
                        EVERYWHERE,
                        Actions::openGroundTruth,
                        key("G", KeyCode.G, SHORTCUT_DOWN, SHIFT_DOWN)),
                of("dataset", group, EVERYWHERE, Actions::openDataset, ctrl("D", KeyCode.D)),
                of("paste", group, NOT_IN_TEXT, Actions::paste, ctrl("V", KeyCode.V)),
                of("previous", group, MOVES, Actions::previousPicture, key("←", KeyCode.LEFT)),
                of("next", group, MOVES, Actions::nextPicture, key("→", KeyCode.RIGHT)),
                of(
                        "close",
                        group,
                        NOT_IN_TEXT,
                        Actions::closePicture,
                        key("Delete", KeyCode.DELETE)),
                of("export", group, EVERYWHERE, Actions::export, ctrl("E", KeyCode.E)),
                of("session.save", group, EVERYWHERE, Actions::saveSession, ctrl("S", KeyCode.S)),
                of(
                        "session.save.as",
                        group,
                        EVERYWHERE,
                        Actions::saveSessionAs,
                        key("S", KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN)),
                of("models", group, EVERYWHERE, Actions::models, ctrl("M", KeyCode.M)));
    }

    private static List<Command> tiles() {
        var group = Group.TILES;
        var digits = IntStream.rangeClosed(1, 9).mapToObj(i -> typed(Integer.toString(i))).toList();
        return List.of(
                new Command("select.tile", group, NOT_IN_TEXT, digits, Commands::selectTile),
                of("profile", group, NOT_IN_TEXT, Actions::drawProfile, key("P", KeyCode.P)),
                of("pair", group, NOT_IN_TEXT, Actions::markPair, key("N", KeyCode.N)),
                new Command(
                        "reference",
                        group,
                        NOT_IN_TEXT,
                        IntStream.rangeClosed(1, 9)
                                .mapToObj(
                                        i ->
                                                key(
                                                        Integer.toString(i),
                                                        KeyCode.valueOf("DIGIT" + i),
                                                        SHIFT_DOWN))
                                .toList(),
                        (actions, digit) ->
                                actions.makeReference(
                                        Integer.parseInt(digit.caps().getLast()) - 1)),
                of("toggle", group, NOT_IN_TEXT, Actions::toggleTile, key("T", KeyCode.T)),
                of(
                        "blink",
                        group,
                        MOVES,
                        actions -> actions.blink(true),
                        key("Space", KeyCode.SPACE)),
                of(
                        "copy",
                        group,
                        NOT_IN_TEXT,
                        Actions::copyTile,
                        key("C", KeyCode.C),
                        ctrl("C", KeyCode.C)),
                of(
                        "copy.sheet",
                        group,
                        NOT_IN_TEXT,
                        Actions::copySheet,
                        key("C", KeyCode.C, SHIFT_DOWN)),
                of("retry", group, NOT_IN_TEXT, Actions::retry, key("R", KeyCode.R)),
                of("cancel", group, MOVES, Actions::cancel, key("Esc", KeyCode.ESCAPE)));
    }

    private static List<Command> view() {
        var group = Group.VIEW;
        return List.of(
                of("fit", group, NOT_IN_TEXT, Actions::fit, key("F", KeyCode.F)),
                of(
                        "actual.size",
                        group,
                        EVERYWHERE,
                        Actions::actualSize,
                        ctrl("0", KeyCode.DIGIT0),
                        ctrl("0", KeyCode.NUMPAD0)),
                of("zoom.in", group, NOT_IN_TEXT, Actions::zoomIn, typed("+")),
                of("zoom.out", group, NOT_IN_TEXT, Actions::zoomOut, typed("-")),
                of("grid", group, NOT_IN_TEXT, Actions::grid, key("G", KeyCode.G)),
                of(
                        "next.grid",
                        group,
                        NOT_IN_TEXT,
                        Actions::nextGrid,
                        key("G", KeyCode.G, SHIFT_DOWN)),
                of("swap", group, NOT_IN_TEXT, Actions::swapRows, key("X", KeyCode.X)),
                of("wipe", group, NOT_IN_TEXT, Actions::wipe, key("W", KeyCode.W)),
                of("difference", group, NOT_IN_TEXT, Actions::difference, key("D", KeyCode.D)),
                of("range", group, NOT_IN_TEXT, Actions::nextRangeMode, key("A", KeyCode.A)),
                of("look", group, NOT_IN_TEXT, Actions::nextLook, key("L", KeyCode.L)),
                of(
                        "look.all",
                        group,
                        NOT_IN_TEXT,
                        Actions::lookOfAll,
                        key("L", KeyCode.L, SHIFT_DOWN)),
                of("overlay", group, NOT_IN_TEXT, Actions::overlay, key("O", KeyCode.O)),
                of("less", group, NOT_IN_TEXT, actions -> actions.nudge(-1), typed(",")),
                of("more", group, NOT_IN_TEXT, actions -> actions.nudge(1), typed(".")),
                of(
                        "turn",
                        group,
                        NOT_IN_TEXT,
                        actions -> actions.turn(1),
                        key("W", KeyCode.W, SHIFT_DOWN)),
                layout("split", Layout.SPLIT, key("S", KeyCode.S)),
                layout("scene", Layout.SCENE, key("V", KeyCode.V)));
    }

    private static List<Command> window() {
        var group = Group.WINDOW;
        return List.of(
                of("theme", group, NOT_IN_TEXT, Actions::switchTheme, ctrl("T", KeyCode.T)),
                of(
                        "full.screen",
                        group,
                        EVERYWHERE,
                        Actions::switchFullScreen,
                        key("F11", KeyCode.F11)),
                of("help", group, EVERYWHERE, Actions::help, key("F1", KeyCode.F1), typed("?")));
    }

    /** 1 is the photograph. 3 means the third tile, or 3D where there are only two. */
    private static void selectTile(Actions actions, Keystroke digit) {
        int number = Integer.parseInt(digit.character());
        if (number <= actions.tileCount()) actions.selectTile(number - 1);
        else if (number == 3) actions.show(Layout.SCENE);
    }

    private static Command layout(String id, Layout layout, Keystroke key) {
        return of(id, Group.VIEW, NOT_IN_TEXT, actions -> actions.show(layout), key);
    }

    private static Command of(
            String id, Group group, Use use, Consumer<Actions> action, Keystroke... keystrokes) {
        return new Command(
                id, group, use, List.of(keystrokes), (actions, _) -> action.accept(actions));
    }

    private static Keystroke ctrl(String cap, KeyCode code) {
        return key(cap, code, SHORTCUT_DOWN);
    }
}
