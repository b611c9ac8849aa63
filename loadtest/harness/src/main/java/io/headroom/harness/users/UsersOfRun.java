package io.headroom.harness.users;

import io.headroom.harness.driver.Ticker;
import io.headroom.harness.measurement.Observer;
import io.headroom.harness.target.TargetFacts;
import io.headroom.harness.users.behaviour.DriftingTruth;
import io.headroom.harness.users.behaviour.UserBehaviour;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The users of one run, if there are any: begins with it, ends with it. */
public final class UsersOfRun implements AutoCloseable {
    /** Nobody. */
    public static final UsersOfRun NOBODY = new UsersOfRun(Optional.empty(), Optional.empty());

    private final Optional<UserPlayer> player;
    private final Optional<HttpEventPost> post;

    private UsersOfRun(Optional<UserPlayer> player, Optional<HttpEventPost> post) {
        this.player = player;
        this.post = post;
    }

    /**
     * @param notices told why nobody plays, when somebody might have
     * @param startNanos the ticker's reading at which the measured phase starts
     * @throws io.headroom.harness.LoadException when users are required and cannot be played
     */
    public static UsersOfRun begin(
            UserOptions options,
            TargetFacts facts,
            URI target,
            Ticker ticker,
            long startNanos,
            long seed,
            InstantSource clock,
            Consumer<String> notices) {
        return PlayedWorld.find(options, facts, notices)
                .map(world -> {
                    LongSupplier dataSeconds = () -> world.data().secondsAt(clock.instant());
                    HttpEventPost post = new HttpEventPost(target, dataSeconds);
                    UserBehaviour behaviour = new UserBehaviour(
                            new DriftingTruth(world.truth(), options.drifts()), options.meanDelay(), seed);
                    UserPlayer player = new UserPlayer(behaviour, post, ticker, dataSeconds, startNanos);
                    return new UsersOfRun(Optional.of(player), Optional.of(post));
                })
                .orElse(NOBODY);
    }

    /** To be told of every request. */
    public Observer observer() {
        return player.map(Observer.class::cast).orElse(Observer.NOBODY);
    }

    /** Empty when nobody plays. */
    public Optional<EventTally> tally() {
        return player.map(UserPlayer::tally);
    }

    /** From now on nobody looks at answers, and nothing is sent. */
    public void pause() {
        player.ifPresent(UserPlayer::pause);
    }

    public void resume() {
        player.ifPresent(UserPlayer::resume);
    }

    /** Lets the users finish what they are at: see {@link UserPlayer#close}. From then on the tally is final. */
    public void finish() {
        player.ifPresent(UserPlayer::close);
    }

    @Override
    public void close() {
        finish();
        post.ifPresent(HttpEventPost::close);
    }
}
