/** Writing a world's files, all or none. */
package io.headroom.world.output;
