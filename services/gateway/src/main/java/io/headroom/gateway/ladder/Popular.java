package io.headroom.gateway.ladder;

import java.util.Optional;

record Popular(Slate items) implements Rung {
    @Override
    public RungName name() {
        return RungName.POPULAR;
    }

    @Override
    public Optional<Slate> offer(Findings findings) {
        return Optional.of(items);
    }
}
