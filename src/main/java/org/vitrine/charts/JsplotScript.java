package org.vitrine.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the object in a statement of JavaScript as tablesaw-jsplot writes it. */
final class JsplotScript {

  /** Names without quotes, commas before an end, and NaN: what JSON lacks and a browser takes. */
  private static final ObjectMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private static final TypeReference<Map<String, @Nullable Object>> TREE = new TypeReference<>() {};

  /**
   * A text in double quotes; one in single quotes; a value that is missing. Data stand in double
   * quotes, escaped as in JSON. In single quotes stand titles and names, escaped as in HTML, so
   * that a backslash or a line's end among them is itself.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'([^']*+)'|:(?=\\s*,)", Pattern.DOTALL);

  private JsplotScript() {}

  /**
   * @throws IllegalArgumentException when it is none
   */
  static Map<String, @Nullable Object> read(String statement) {
    String object = statement.substring(statement.indexOf('{'));
    try {
      return LENIENT.readValue(TOKEN.matcher(object).replaceAll(JsplotScript::asJson), TREE);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static String asJson(MatchResult token) {
    String text = token.group(1);
    String json =
        text != null
            ? Json.write(unescaped(text))
            : token.group().equals(":") ? ":null" : token.group();
    return Matcher.quoteReplacement(json);
  }

  /** The five entities that jsplot's templates write; the ampersand last. */
  private static String unescaped(String text) {
    return text.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
