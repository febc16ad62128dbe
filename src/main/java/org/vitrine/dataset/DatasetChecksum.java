package org.vitrine.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.vitrine.dynamics.Propensity;
import org.vitrine.particles.Snapshot;

/** A checksum of the numbers of a data set, whatever file they are in. */
final class DatasetChecksum {

  private DatasetChecksum() {}

  static String of(GlassData data) {
    MessageDigest digest = sha256();
    add(digest, data.starts());
    add(digest, data.propensity());
    add(digest, data.control());
    for (double radius : data.cage().cage().radii()) {
      add(digest, data.cage().centres(radius));
    }
    data.cage().table().numericColumns().forEach(column -> add(digest, column.asDoubleArray()));
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, List<Snapshot> snapshots) {
    for (Snapshot snapshot : snapshots) {
      add(digest, snapshot.positions());
      add(digest, snapshot.diameters());
      add(digest, snapshot.masses());
    }
  }

  private static void add(MessageDigest digest, Propensity propensity) {
    add(digest, propensity.times());
    for (int k = 0; k < propensity.snapshots().size(); k++) {
      for (double time : propensity.times()) {
        add(digest, propensity.at(k, time));
        add(digest, propensity.varianceAt(k, time));
      }
    }
  }

  private static void add(MessageDigest digest, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes.array());
  }
}
