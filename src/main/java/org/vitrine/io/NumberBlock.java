package org.vitrine.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An array as the bytes it has in a file.
 *
 * @param type of its numbers
 * @param bytes little-endian, never written to
 */
record NumberBlock(Type type, ByteBuffer bytes) {

  /** Types of numbers, named as in the file. */
  enum Type {
    F64(Double.BYTES),
    I64(Long.BYTES),
    I32(Integer.BYTES);

    private final int width;

    Type(int width) {
      this.width = width;
    }
  }

  static NumberBlock of(double[] values) {
    NumberBlock block = empty(Type.F64, values.length);
    block.bytes.asDoubleBuffer().put(values);
    return block;
  }

  static NumberBlock of(long[] values) {
    NumberBlock block = empty(Type.I64, values.length);
    block.bytes.asLongBuffer().put(values);
    return block;
  }

  static NumberBlock of(int[] values) {
    NumberBlock block = empty(Type.I32, values.length);
    block.bytes.asIntBuffer().put(values);
    return block;
  }

  private static NumberBlock empty(Type type, int length) {
    int bytes = Math.multiplyExact(type.width, length);
    return new NumberBlock(type, ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The block at a place in a file's bytes. */
  static NumberBlock in(ByteBuffer file, Type type, int from, int to) {
    return new NumberBlock(type, file.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The number of numbers. */
  int length() {
    return bytes.limit() / type.width;
  }

  double[] doubles() {
    double[] values = new double[length()];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  long[] longs() {
    long[] values = new long[length()];
    bytes.asLongBuffer().get(values);
    return values;
  }

  int[] ints() {
    int[] values = new int[length()];
    bytes.asIntBuffer().get(values);
    return values;
  }
}
