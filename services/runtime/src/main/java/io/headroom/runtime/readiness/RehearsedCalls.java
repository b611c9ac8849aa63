package io.headroom.runtime.readiness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Makes asynchronous calls, never more at a time than those who answer them can work on. */
public final class RehearsedCalls {
    private RehearsedCalls() {}

    /**
     * Makes so many calls and waits for them.
     *
     * @param call makes the call of that number, from 0
     * @throws java.util.concurrent.CompletionException with what the first call that failed ended with
     */
    public static void make(int calls, int atOnce, IntFunction<? extends CompletableFuture<?>> call) {
        Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
        for (int i = 0; i < calls; i++) {
            if (underWay.size() == atOnce) {
                underWay.removeFirst().join();
            }
            underWay.addLast(call.apply(i));
        }
        underWay.forEach(CompletableFuture::join);
    }
}
