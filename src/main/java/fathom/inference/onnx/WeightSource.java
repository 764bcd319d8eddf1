package fathom.inference.onnx;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Finds the values that a tensor keeps in another file. */
interface WeightSource {
    /**
     * @param entries what the tensor says of the place: location, offset, length
     */
    MemorySegment slice(List<MemorySegment> entries) throws IOException;
}
