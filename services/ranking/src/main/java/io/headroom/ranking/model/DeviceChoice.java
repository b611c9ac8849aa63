package io.headroom.ranking.model;

/** Where the model computes. */
public enum DeviceChoice {
    /** The GPU if PyTorch sees one, else the CPU. */
    AUTO,
    CPU,
    /** A GPU, or the service does not start. */
    GPU
}
