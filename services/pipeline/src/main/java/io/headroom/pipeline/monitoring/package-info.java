/** What a bundle tells its monitor: how requests look and are answered at the end of the data, and what the features then know. */
package io.headroom.pipeline.monitoring;
