package org.vitrine.notebook;

/** Where values are shown when there is no kernel whose adapter does. */
final class Terminal {

  private Terminal() {}

  /** Prints a value's text; on a kernel without an adapter, that is the cell's output. */
  static void print(Object value) {
    System.out.println(Rendering.of(value).get(Rendering.TEXT));
  }
}
