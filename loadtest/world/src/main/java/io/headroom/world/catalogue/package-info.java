/** Items: the taste space they lie in, their genres, titles, releases and the attention each draws. */
package io.headroom.world.catalogue;
