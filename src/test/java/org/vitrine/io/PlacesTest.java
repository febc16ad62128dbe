package org.vitrine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void aNameIsAPathOfThisMachineUnlessItHasAScheme() throws IOException {
    assertThat(Places.path("runs/a b")).isEqualTo(Path.of("runs/a b"));
    assertThat(Places.path("c:/runs")).isEqualTo(Path.of("c:/runs"));
    assertThat(Places.path("file:///shared/runs")).isEqualTo(Path.of("/shared/runs"));
    try (FileSystem store = Jimfs.newFileSystem("bucket", Configuration.unix())) {
      assertThat(Places.path("jimfs://bucket/runs")).isEqualTo(store.getPath("/runs"));
      assertThat(Places.isElsewhere(store.getPath("/runs"))).isTrue();
    }
  }

  @Test
  void whatReadsAnUnknownSchemeIsNamed() {
    assertThatThrownBy(() -> Places.path("s3://bucket/runs"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no library on the class path knows addresses of s3://: add one");
  }

  @Test
  void aMessageTellsNoPassword() {
    assertThat(Places.withoutPassword(URI.create("s3x://key:secret@host:9000/bucket/runs")))
        .isEqualTo("s3x://host:9000/bucket/runs");
    assertThat(Places.withoutPassword(URI.create("s3://bucket/a@b"))).isEqualTo("s3://bucket/a@b");
  }
}
