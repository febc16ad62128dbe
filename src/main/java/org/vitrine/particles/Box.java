package org.vitrine.particles;

import static org.vitrine.support.Arguments.requirePositive;

import java.io.Serializable;

/**
 * A rectangular periodic box with one corner at the origin.
 *
 * @param x side along x, in σ_L
 * @param y side along y, in σ_L
 * @param z side along z, in σ_L
 */
public record Box(double x, double y, double z) implements Serializable {

  /** Sides must be positive and finite. */
  public Box {
    requirePositive("box side x", x);
    requirePositive("box side y", y);
    requirePositive("box side z", z);
  }

  /** A cube. */
  public static Box cube(double side) {
    return new Box(side, side, side);
  }

  /** Volume in σ_L³. */
  public double volume() {
    return x * y * z;
  }

  /** The shortest side, in σ_L. */
  public double shortestSide() {
    return Math.min(x, Math.min(y, z));
  }

  /** The side along axis 0, 1 or 2, in σ_L. */
  public double side(int axis) {
    return switch (axis) {
      case 0 -> x;
      case 1 -> y;
      case 2 -> z;
      default -> throw new IndexOutOfBoundsException("axis must be 0, 1 or 2, not " + axis);
    };
  }

  /** A coordinate moved by whole sides into [0, side). */
  public double wrap(double coordinate, int axis) {
    double side = side(axis);
    double wrapped = coordinate - side * Math.floor(coordinate / side);
    return wrapped < side ? wrapped : 0; // a hair below zero rounds to the side itself
  }

  /** A coordinate difference moved by whole sides to the nearest periodic image. */
  public double nearestImage(double difference, int axis) {
    double side = side(axis);
    return difference - side * Math.rint(difference / side);
  }
}
