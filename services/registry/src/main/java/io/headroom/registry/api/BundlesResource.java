package io.headroom.registry.api;

import io.headroom.registry.problems.Problem;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.registry.publishing.DiskFull;
import io.headroom.registry.publishing.Publishing;
import io.headroom.registry.store.Current;
import io.headroom.registry.store.RegistryConfig;
import io.headroom.registry.store.RegistryStore;
import io.headroom.registry.store.StoredBundle;
import io.headroom.runtime.bundle.BundleNames;
import io.headroom.runtime.bundle.Manifest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** The bundles and which of them is promoted. Everybody reads; who writes shows a token. */
@Path("/v1")
public final class BundlesResource {
    private final OpenRegistry registry;
    private final Publishing publishing;
    private final WriteToken token;
    private final RegistryMetrics metrics;
    private final RegistryConfig config;

    BundlesResource(
            OpenRegistry registry,
            Publishing publishing,
            WriteToken token,
            RegistryMetrics metrics,
            RegistryConfig config) {
        this.registry = registry;
        this.publishing = publishing;
        this.token = token;
        this.metrics = metrics;
        this.config = config;
    }

    /** Everything there is. */
    @GET
    @Path("/bundles")
    @Produces(MediaType.APPLICATION_JSON)
    public Listing list() {
        RegistryStore store = registry.store();
        return Listing.of(store.current(), store.bundles());
    }

    /** What is promoted; its tag changes with each promotion, so that asking often costs little. */
    @GET
    @Path("/bundles/current")
    @Produces(MediaType.APPLICATION_JSON)
    public Response current(@Context Request request) {
        CurrentBundle current = CurrentBundle.of(registry.store().current());
        EntityTag tag = new EntityTag(current.promotion() + "-" + current.version());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged == null ? Response.ok(current).tag(tag).build() : unchanged.build();
    }

    /** A bundle's manifest, as it was published. */
    @GET
    @Path("/bundles/{version}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response manifest(@PathParam("version") String version) {
        return file(bundle(version), Manifest.FILE, MediaType.APPLICATION_JSON);
    }

    /** One of a bundle's files. */
    @GET
    @Path("/bundles/{version}/files/{path: .+}")
    public Response file(@PathParam("version") String version, @PathParam("path") String path) {
        StoredBundle bundle = bundle(version);
        if (!bundle.manifest().files().containsKey(path)) {
            throw new ProblemException(
                    ProblemKind.NOT_FOUND, "bundle " + version + " has no file " + Problem.echo(path));
        }
        return file(bundle, path, MediaType.APPLICATION_OCTET_STREAM);
    }

    /** Takes a bundle, whole or not at all. */
    @PUT
    @Path("/bundles/{version}")
    @Consumes("application/x-tar")
    @Produces(MediaType.APPLICATION_JSON)
    public Response publish(
            @PathParam("version") String version,
            @DefaultValue("") @HeaderParam("Authorization") String authorization,
            InputStream body)
            throws IOException {
        token.require(authorization);
        if (!BundleNames.isVersion(version)) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST, "'" + Problem.echo(version) + "' is no version a bundle may have");
        }
        RegistryStore store = registry.store();
        boolean published = metrics.publishing(() -> publishing.publish(store, version, body));
        Listing.Entry entry = Listing.Entry.of(bundle(version));
        return published
                ? Response.created(URI.create("/v1/bundles/" + version))
                        .entity(entry)
                        .build()
                : Response.ok(entry).build();
    }

    /** Makes a bundle the one that services serve. */
    @POST
    @Path("/bundles/{version}/promote")
    @Produces(MediaType.APPLICATION_JSON)
    public CurrentBundle promote(
            @PathParam("version") String version, @DefaultValue("") @HeaderParam("Authorization") String authorization)
            throws IOException {
        token.require(authorization);
        return changed("promote", () -> registry.store().promote(version));
    }

    /** Returns to the bundle that was promoted before the current one. */
    @POST
    @Path("/rollback")
    @Produces(MediaType.APPLICATION_JSON)
    public CurrentBundle rollback(@DefaultValue("") @HeaderParam("Authorization") String authorization)
            throws IOException {
        token.require(authorization);
        return changed("rollback", () -> registry.store().rollback());
    }

    private CurrentBundle changed(String kind, Change change) throws IOException {
        try {
            CurrentBundle now = CurrentBundle.of(change.make());
            metrics.promoted(kind);
            return now;
        } catch (IOException e) {
            throw DiskFull.orThrowProblem(e, config.directory());
        }
    }

    private StoredBundle bundle(String version) {
        return registry.store().find(version).orElseThrow(() -> RegistryStore.unknown(version));
    }

    private static Response file(StoredBundle bundle, String path, String type) {
        return Response.ok(bundle.directory().resolve(path).toFile(), type).build();
    }

    @FunctionalInterface
    private interface Change {
        Current make() throws IOException;
    }
}
