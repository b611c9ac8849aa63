/** The global temporal split. */
package io.headroom.pipeline.split;
