package io.headroom.models.ranking;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The input tensors of one size. On the CPU a tensor reads the memory it was made over, so the tensors are made once and the next request is
 * written under them; on other devices they are copies, made anew for each request. Not thread-safe.
 */
final class InputTensors implements AutoCloseable {
    private final NDManager manager;
    private final List<Slot> slots = new ArrayList<>();
    private final boolean shared;
    private NDList tensors = new NDList();

    /** @param manager a manager of its own, closed with this */
    InputTensors(NDManager manager, RankerContract contract, int paddedRows, int historyLength) {
        this.manager = manager;
        this.shared = !manager.getDevice().isGpu();
        for (String name : contract.inputs()) {
            slots.add(slot(name, contract, paddedRows, historyLength));
        }
    }

    /** The tensors holding this request, in the contract's order; good until the next call. */
    NDList of(RankerInput input) {
        slots.forEach(slot -> slot.fill(input));
        if (tensors.isEmpty() || !shared) {
            tensors.close();
            tensors = new NDList(slots.stream()
                    .map(slot -> manager.create(slot.memory, slot.shape, slot.type))
                    .toArray(NDArray[]::new));
        }
        return tensors;
    }

    @Override
    public void close() {
        manager.close();
    }

    private static Slot slot(String name, RankerContract contract, int rows, int historyLength) {
        return switch (name) {
            case RankerContract.DENSE ->
                new Slot(name, new Shape(1, rows, contract.dense().size()), DataType.FLOAT32);
            case RankerContract.ITEM -> new Slot(name, new Shape(1, rows), DataType.INT64);
            case RankerContract.HISTORY -> new Slot(name, new Shape(1, historyLength), DataType.INT64);
            case RankerContract.HISTORY_RATING -> new Slot(name, new Shape(1, historyLength), DataType.FLOAT32);
            default -> throw new IllegalArgumentException("unknown model input " + name);
        };
    }

    /** Memory of one input, kept outside the heap where native code reads it in place. */
    private static final class Slot {
        private final String name;
        private final Shape shape;
        private final DataType type;
        private final ByteBuffer memory;

        private Slot(String name, Shape shape, DataType type) {
            this.name = name;
            this.shape = shape;
            this.type = type;
            this.memory = ByteBuffer.allocateDirect(Math.toIntExact(shape.size() * type.getNumOfBytes()))
                    .order(ByteOrder.nativeOrder());
        }

        private void fill(RankerInput input) {
            switch (name) {
                case RankerContract.DENSE -> put(input.dense());
                case RankerContract.ITEM -> put(input.items());
                case RankerContract.HISTORY -> put(input.history());
                default -> put(input.historyRatings());
            }
        }

        private void put(float[] values) {
            requireSize(values.length);
            memory.asFloatBuffer().put(values);
        }

        private void put(long[] values) {
            requireSize(values.length);
            memory.asLongBuffer().put(values);
        }

        /** Fewer values would leave some of the last request's behind. */
        private void requireSize(int values) {
            if (values != shape.size()) {
                throw new IllegalArgumentException("input %s has %d values, its shape %s asks for %d"
                        .formatted(name, values, shape, shape.size()));
            }
        }
    }
}
