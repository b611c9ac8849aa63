package io.headroom.cli.check;

/** One thing that must be so of what is deployed. */
interface Check {
    /**
     * Looks, blocking.
     *
     * @return what was found, in one line
     * @throws io.headroom.cli.console.CommandFailure saying what is not so
     */
    String run() throws InterruptedException;
}
