package org.vitrine.notebook;

import java.util.Map;

/** Where a cell shows something that changes later: the kernel's displays. */
interface Output {

  /**
   * Shows content by MIME type.
   *
   * @param id under which {@link #update} finds it again
   */
  void show(String id, Map<String, Object> content);

  /** Replaces what was shown under this id. */
  void update(String id, Map<String, Object> content);

  /** False between two cells, when what is sent would be lost. */
  boolean isOpen();
}
