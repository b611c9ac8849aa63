/** How the lists of the candidate sources are weighed against each other: chosen on the validation window. */
package io.headroom.pipeline.merging;
