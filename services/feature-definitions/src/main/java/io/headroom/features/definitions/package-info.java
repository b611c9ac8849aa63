/**
 * What a feature is: the events, the aggregators that fold them into state, the columns of the stored views, and the encoder that turns
 * stored values into a model input row. Batch training, the stream job and the services all use these very classes, so that a feature
 * cannot mean two things.
 */
package io.headroom.features.definitions;
