package fathom.preprocess;

/** A network's input, and where the photograph lies in it. */
public record PreparedPhoto(InputTensor tensor, Placement placement) {}
