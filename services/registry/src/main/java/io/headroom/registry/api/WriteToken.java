package io.headroom.registry.api;

import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.registry.store.RegistryConfig;
import io.headroom.runtime.bundle.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The token that whoever writes must show. Its file is read each time, so that a new token needs no restart. */
@Singleton
final class WriteToken {
    private static final String BEARER = "Bearer ";

    private final RegistryConfig config;

    WriteToken(RegistryConfig config) {
        this.config = config;
    }

    /**
     * Lets who knows the token pass.
     *
     * @param authorization the header, empty when there is none
     * @throws ProblemException TOKEN_MISSING, or WRITES_DISABLED when no token is set
     */
    void require(String authorization) {
        byte[] expected = digest(stated());
        boolean offered = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        byte[] shown = digest(offered ? authorization.substring(BEARER.length()).strip() : "");
        // Digests are of one length, so the time of the comparison tells nothing of the token, not even its length.
        if (!MessageDigest.isEqual(expected, shown) || !offered) {
            throw new ProblemException(
                    ProblemKind.TOKEN_MISSING,
                    "the header Authorization must be 'Bearer TOKEN' with the token of this registry");
        }
    }

    private String stated() {
        Path file = config.tokenFile().orElseThrow(() -> disabled("headroom.registry.token-file names no file"));
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw disabled("its token file " + file + " is empty");
            }
            return token;
        } catch (IOException e) {
            throw disabled("its token file " + file + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static ProblemException disabled(String why) {
        return new ProblemException(ProblemKind.WRITES_DISABLED, "this registry takes no writes: " + why);
    }

    private static byte[] digest(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
