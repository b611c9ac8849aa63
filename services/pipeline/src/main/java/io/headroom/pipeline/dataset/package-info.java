/** The data after reading: columnar records that every later step of the pipeline takes. */
package io.headroom.pipeline.dataset;
