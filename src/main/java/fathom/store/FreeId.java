package fathom.store;

import fathom.model.ModelCard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Names for networks that the user brings. */
final class FreeId {
    private static final String SUFFIX = ".onnx";

    private final ModelStore store;
    private final List<ModelCard> cards;

    /**
     * @param cards whose ids are taken
     */
    FreeId(ModelStore store, List<ModelCard> cards) {
        this.store = store;
        this.cards = List.copyOf(cards);
    }

    /** From the file's name, or from what it is like when that says nothing. */
    String of(Path file, String like) {
        String own = ownId(file);
        String id = own.isEmpty() ? like + "-own" : own;
        return isFree(id) ? id : next(id);
    }

    /** The id with the next free number at its end. */
    String next(String id) {
        int number = 2;
        while (!isFree(id + "-" + number)) number++;
        return id + "-" + number;
    }

    private boolean isFree(String id) {
        return cards.stream().noneMatch(card -> card.id().equals(id))
                && !Files.exists(store.folderOf(id));
    }

    /** Hubs call every graph model.onnx, in a folder onnx: then the folder's name is used. */
    private static String ownId(Path file) {
        String id = asId(stem(file));
        if (!id.matches("model([._-].*)?|network|graph|onnx")) return id;
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            String name = asId(String.valueOf(folder.getFileName()));
            if (name.equals("onnx")) continue;
            return name.matches("models?|downloads?|tmp|null|snapshots|[0-9a-f]{40}") ? "" : name;
        }
        return "";
    }

    /** The file's name without its ending. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
                ? name.substring(0, name.length() - SUFFIX.length())
                : name;
    }

    private static String asId(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
    }
}
