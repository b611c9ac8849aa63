package io.headroom.monitoring.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something that can be saved and gone on from. Equal states write equal bytes. {@link #load} is called on a new object made from the same
 * settings and reference as the saved one.
 */
public interface Stateful {

    void save(DataOutput out) throws IOException;

    /** @throws StateRefusedException when the bytes cannot be such a state */
    void load(DataInput in) throws IOException;
}
