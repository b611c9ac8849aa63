package io.headroom.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session: quiet, without a web page, on the loopback address unless someone else configured it. */
public final class SparkSessions {

    private static final String SMALL_SHUFFLE = "8";

    private SparkSessions() {}

    /**
     * @param master where to run; empty leaves it to spark-submit, or else to all cores of this machine
     * @param scratch directory that takes Spark's scratch files when it runs on this machine
     */
    public static SparkSession open(Optional<String> master, Path scratch) {
        SparkConf conf = new SparkConf();
        conf.setAppName("headroom-pipeline");
        master.ifPresent(conf::setMaster);
        conf.setIfMissing("spark.master", "local[*]");
        if (conf.get("spark.master").startsWith("local")) {
            conf.setIfMissing("spark.hadoop.fs.file.impl", LocalFilesWithoutPrograms.class.getName());
            conf.setIfMissing("spark.local.dir", scratch.toString());
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.sql.shuffle.partitions", SMALL_SHUFFLE);
            conf.setIfMissing(
                    "spark.sql.warehouse.dir",
                    scratch.resolve("warehouse").toUri().toString());
        }
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        conf.setIfMissing("spark.sql.session.timeZone", "UTC");
        SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        return spark;
    }

    /** No log line from now on, of whatever level: a session that is ended in the midst of its work complains of its own end. */
    static void silence() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    }
}
