package io.headroom.world.behaviour;

/** The items that the user at hand has clicked or rated. Moving to the next user takes constant time. */
final class Consumed {
    private final int[] lastUser;
    private int user;

    Consumed(int items) {
        lastUser = new int[items];
    }

    void startUser() {
        user++;
    }

    void add(int row) {
        lastUser[row] = user;
    }

    boolean contains(int row) {
        return lastUser[row] == user;
    }
}
