package fathom.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;

/** What users take for an ONNX file and is none, told by its first bytes. */
enum ForeignFormat {
    PYTORCH("a PyTorch checkpoint", ForeignFormat.TORCH_EXPORT),
    PICKLE("a Python pickle, as PyTorch checkpoints are", ForeignFormat.TORCH_EXPORT),
    TORCHSCRIPT("a TorchScript program", ForeignFormat.TORCH_EXPORT),
    SAFETENSORS("a safetensors file, weights without a graph", ForeignFormat.TORCH_EXPORT),
    TFLITE("a TensorFlow Lite model", "Convert it to ONNX with tf2onnx first (--tflite)."),
    HDF5("an HDF5 file, as Keras models are", "Convert the model to ONNX with tf2onnx first."),
    GGUF("a GGUF file, weights without a graph", "Fetch the network's ONNX export."),
    ORT("a model in ONNX Runtime's own format", "Name the .onnx file that it was made from."),
    NUMPY("a file of NumPy arrays", ForeignFormat.NAME_IT),
    ZIP_WITH_ONNX("a zip archive", "Unpack it and name the .onnx file that is in it."),
    ZIP("a zip archive without an .onnx file", ForeignFormat.NAME_IT),
    ARCHIVE("a packed archive", "Unpack it and name the .onnx file that is in it."),
    PICTURE("a picture", "Name the .onnx file of a network; pictures go to 'fathom estimate'."),
    LFS_POINTER(
            "a Git LFS pointer, which stands for the file",
            "Fetch the file itself: git lfs pull, in its repository."),
    WEB_PAGE(
            "a web page",
            "Download the file itself: its address often has /resolve/ or /raw/ where that of its"
                    + " page has /blob/."),
    XML("an XML file", ForeignFormat.NAME_IT),
    JSON("a JSON file", ForeignFormat.NAME_IT),
    TEXT("a text file", ForeignFormat.NAME_IT);

    private static final String TORCH_EXPORT =
            "Export the network to ONNX with torch.onnx.export first, and name the .onnx file.";
    private static final String NAME_IT = "Name the .onnx file of the network.";
    private static final int HEAD_BYTES = 1024;
    private static final int TAR_MAGIC_AT = 257;

    private final String words;
    private final String remedy;

    ForeignFormat(String words, String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** Completes "the file is". */
    String words() {
        return words;
    }

    String remedy() {
        return remedy;
    }

    /** Empty when it is nothing that is known here. */
    static Optional<ForeignFormat> of(Path file) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD_BYTES);
        }
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("PK\3\4")) return Optional.of(inZip(file));
        return binary(bytes).or(() -> text(head));
    }

    private static Optional<ForeignFormat> binary(String bytes) {
        if (bytes.matches("(?s)\u0080[\2-\5].*")) return Optional.of(PICKLE);
        if (bytes.startsWith("TFL3", 4)) return Optional.of(TFLITE);
        if (bytes.startsWith("ORTM", 4)) return Optional.of(ORT);
        if (bytes.startsWith("GGUF")) return Optional.of(GGUF);
        if (bytes.startsWith("\u0089HDF\r\n")) return Optional.of(HDF5);
        if (bytes.startsWith("\u0093NUMPY")) return Optional.of(NUMPY);
        // The length of a JSON object in eight bytes, then the object.
        if (bytes.startsWith("\0\0{\"", 6)) return Optional.of(SAFETENSORS);
        boolean picture =
                bytes.startsWith("\u0089PNG\r\n")
                        || bytes.startsWith("\u00ff\u00d8\u00ff")
                        || (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8));
        if (picture) return Optional.of(PICTURE);
        boolean packed =
                bytes.startsWith("\u001f\u008b")
                        || bytes.startsWith("7z\u00bc\u00af")
                        || bytes.startsWith("\u00fd7zXZ")
                        || bytes.startsWith("(\u00b5/\u00fd")
                        || bytes.startsWith("Rar!")
                        || bytes.startsWith("ustar", TAR_MAGIC_AT);
        return packed ? Optional.of(ARCHIVE) : Optional.empty();
    }

    private static ForeignFormat inZip(Path file) {
        boolean torch = false;
        boolean script = false;
        boolean arrays = false;
        boolean onnx = false;
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName().toLowerCase(Locale.ROOT);
                torch |= name.endsWith("data.pkl");
                script |= name.endsWith("constants.pkl");
                arrays |= name.endsWith(".npy");
                onnx |= name.endsWith(".onnx");
            }
        } catch (IOException cutOff) {
            return ARCHIVE;
        }
        if (onnx) return ZIP_WITH_ONNX;
        if (script) return TORCHSCRIPT;
        if (torch) return PYTORCH;
        return arrays ? NUMPY : ZIP;
    }

    private static Optional<ForeignFormat> text(byte[] head) {
        var decoded = CharBuffer.allocate(head.length);
        var bytes = ByteBuffer.wrap(head);
        // The last character may be cut; what comes before it may not be wrong.
        var result = StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, false);
        String text = decoded.flip().toString().replaceFirst("^\ufeff", "").strip();
        boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r');
        if (result.isError() || text.isEmpty() || !plain) return Optional.empty();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("version https://git-lfs")) return Optional.of(LFS_POINTER);
        if (lower.startsWith("<!doctype html") || lower.contains("<html")) {
            return Optional.of(WEB_PAGE);
        }
        if (lower.startsWith("<")) return Optional.of(XML);
        return Optional.of(lower.matches("(?s)[\\[{].*") ? JSON : TEXT);
    }
}
