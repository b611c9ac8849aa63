package io.headroom.cli.arguments;

/** A command whose options can be wrong in ways their syntax does not show. */
public interface CheckedOptions {
    /**
     * Refuses wrong options, and does nothing else: the launcher asks before it builds what the command needs.
     *
     * @throws RuntimeException as the command itself would; its message is fit to be shown
     */
    void checkOptions();
}
