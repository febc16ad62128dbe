package org.vitrine.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.vitrine.support.Arguments.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The bytes of an {@link ArrayFile}, whose comment describes them. */
final class ArrayFileFormat {

  /** Raised when older versions of the library cannot read what is written. */
  private static final int VERSION = 1;

  private static final String METADATA = "__metadata__";
  private static final String VERSION_KEY = "vitrine";
  private static final String KIND_KEY = "kind";
  private static final String CHECKSUM = "sha256";
  private static final int CHECKSUM_BYTES = 32;
  private static final int LENGTH_BYTES = Long.BYTES;

  /** What every file begins with, after the header's length. */
  private static final byte[] HEAD =
      ("{\"" + METADATA + "\":{\"" + VERSION_KEY + "\":\"").getBytes(UTF_8);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ArrayFileFormat() {}

  static byte[] bytes(ArrayFile file) {
    byte[] header = header(file);
    long size = (long) LENGTH_BYTES + header.length + CHECKSUM_BYTES;
    for (NumberBlock block : file.arrays().values()) {
      size += block.bytes().limit();
    }
    require(size < Integer.MAX_VALUE, "size of a file", size + " bytes", "below 2 GB");
    ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (NumberBlock block : file.arrays().values()) {
      bytes.put(block.bytes().duplicate());
    }
    bytes.put(checksum(bytes));
    return bytes.array();
  }

  private static byte[] header(ArrayFile file) {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode metadata = root.putObject(METADATA);
    metadata.put(VERSION_KEY, Integer.toString(VERSION)).put(KIND_KEY, file.kind());
    file.parameters().forEach(metadata::put);
    long from = 0;
    for (Map.Entry<String, NumberBlock> array : file.arrays().entrySet()) {
      NumberBlock block = array.getValue();
      putArray(root, array.getKey(), block.type().name(), block.length(), from, block.bytes());
      from += block.bytes().limit();
    }
    putArray(root, CHECKSUM, "U8", CHECKSUM_BYTES, from, ByteBuffer.allocate(CHECKSUM_BYTES));
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header holds only objects, strings and numbers", e);
    }
  }

  private static void putArray(
      ObjectNode root, String name, String type, int length, long from, ByteBuffer bytes) {
    ObjectNode array = root.putObject(name).put("dtype", type);
    array.putArray("shape").add(length);
    array.putArray("data_offsets").add(from).add(from + bytes.limit());
  }

  /** Of all bytes before the checksum's place. */
  private static byte[] checksum(ByteBuffer file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file.slice(0, file.limit() - CHECKSUM_BYTES));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @param source for messages
   */
  static ArrayFile parse(byte[] bytes, String source) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headThere = Math.min(HEAD.length, Math.max(0, bytes.length - LENGTH_BYTES));
    int headEnd = LENGTH_BYTES + headThere;
    if (headThere > 0 && !Arrays.equals(bytes, LENGTH_BYTES, headEnd, HEAD, 0, headThere)) {
      throw new IllegalArgumentException(
          source + " must be a file that this library has written, not another program's");
    }
    if (headThere < HEAD.length || !checksumFits(file)) {
      throw new IllegalArgumentException(
          source + " was cut short or damaged: its checksum is wrong; take another copy of it");
    }
    int headerEnd = LENGTH_BYTES + (int) file.getLong(0);
    JsonNode root;
    try {
      root = MAPPER.readTree(bytes, LENGTH_BYTES, headerEnd - LENGTH_BYTES);
    } catch (IOException e) {
      throw new IllegalArgumentException(source + " must have a header of JSON", e);
    }
    JsonNode metadata = root.path(METADATA);
    require(
        metadata.path(VERSION_KEY).asInt() <= VERSION,
        "format of " + source,
        metadata.path(VERSION_KEY).asText(),
        "at most " + VERSION + " (a newer version of this library reads it)");
    return new ArrayFile(
        metadata.path(KIND_KEY).asText(), parameters(metadata), arrays(root, file, headerEnd));
  }

  private static boolean checksumFits(ByteBuffer file) {
    int from = file.limit() - CHECKSUM_BYTES;
    return file.slice(from, CHECKSUM_BYTES).equals(ByteBuffer.wrap(checksum(file)));
  }

  private static Map<String, String> parameters(JsonNode metadata) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : metadata.properties()) {
      parameters.put(field.getKey(), field.getValue().asText());
    }
    parameters.keySet().removeAll(Set.of(VERSION_KEY, KIND_KEY));
    return parameters;
  }

  private static Map<String, NumberBlock> arrays(JsonNode root, ByteBuffer file, int origin) {
    Map<String, NumberBlock> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!Set.of(METADATA, CHECKSUM).contains(field.getKey())) {
        JsonNode offsets = field.getValue().path("data_offsets");
        NumberBlock.Type type = NumberBlock.Type.valueOf(field.getValue().path("dtype").asText());
        int from = origin + offsets.path(0).asInt();
        int to = origin + offsets.path(1).asInt();
        arrays.put(field.getKey(), NumberBlock.in(file, type, from, to));
      }
    }
    return arrays;
  }
}
