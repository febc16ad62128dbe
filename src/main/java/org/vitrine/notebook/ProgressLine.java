package org.vitrine.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vitrine.concurrent.Progress;

/** The line that tells how far a call is, or how it ended. */
final class ProgressLine {

  private static final String STYLE = "font-family:sans-serif;font-size:13px;line-height:1.6";
  private static final String BAR =
      "display:inline-block;width:180px;height:9px;margin:0 4px;border-radius:2px;overflow:hidden;"
          + "background-color:rgba(128,128,128,0.25)";
  private static final int STEPS = 20;
  private static final String BETWEEN = " · ";

  private ProgressLine() {}

  /** The line by MIME type. */
  static Map<String, Object> of(Progress progress) {
    Map<String, Object> content = new LinkedHashMap<>();
    String what = progress.what();
    if (progress.ended()) {
      String line = what + ": " + outcome(progress);
      content.put(Rendering.HTML, div(Html.escape(line)));
      content.put(Rendering.TEXT, line);
    } else {
      int percent = (int) (100 * progress.fraction());
      String state = percent + " %" + BETWEEN + state(progress);
      String filled =
          "<span style=\"display:block;height:9px;width:"
              + percent
              + "%;background-color:#0072B2\">";
      content.put(
          Rendering.HTML,
          div(
              Html.escape(what)
                  + " <span style=\""
                  + BAR
                  + "\">"
                  + filled
                  + "</span></span> "
                  + Html.escape(state)));
      int steps = STEPS * percent / 100;
      content.put(
          Rendering.TEXT,
          what + " [" + "#".repeat(steps) + "-".repeat(STEPS - steps) + "] " + state);
    }
    return content;
  }

  private static String div(String html) {
    return "<div style=\"" + STYLE + "\">" + html + "</div>";
  }

  private static String state(Progress progress) {
    String left =
        Double.isFinite(progress.secondsLeft())
            ? ", about " + Numbers.duration(progress.secondsLeft()) + " left"
            : "";
    return doneOfTotal(progress)
        + rate(progress)
        + BETWEEN
        + Numbers.duration(progress.seconds())
        + left
        + note(progress);
  }

  private static String outcome(Progress progress) {
    String after = Numbers.duration(progress.seconds()) + rate(progress);
    // A sum of many small amounts misses its total by rounding.
    return progress.done() >= progress.total() * (1 - 1e-9)
        ? Numbers.amount(progress.total()) + " " + progress.unit() + " in " + after
        : "stopped at " + doneOfTotal(progress) + " after " + after + note(progress);
  }

  private static String note(Progress progress) {
    return progress.note().isEmpty() ? "" : BETWEEN + progress.note();
  }

  private static String rate(Progress progress) {
    return progress.tallied().isEmpty()
        ? ""
        : BETWEEN + Numbers.count(progress.rate()) + " " + progress.tallied() + "/s";
  }

  private static String doneOfTotal(Progress progress) {
    return Numbers.amount(progress.done())
        + " of "
        + Numbers.amount(progress.total())
        + " "
        + progress.unit();
  }
}
