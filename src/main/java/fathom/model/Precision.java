package fathom.model;

/** In which numbers a network's weights are stored. */
public enum Precision {
    FP32("fp32"),
    FP16("fp16"),
    /** 8 bits, made from fp32 with ranges found while running ("dynamic"). */
    INT8("int8"),
    UINT8("uint8"),
    Q4("q4"),
    Q4F16("q4f16"),
    BNB4("bnb4"),
    /** A file that somebody brought. */
    UNKNOWN("unknown");

    private final String id;

    Precision(String id) {
        this.id = id;
    }

    /** The word of model cards, and the ending of a variant's id. */
    public String id() {
        return id;
    }
}
