package org.vitrine.notebook;

import java.util.List;

/**
 * What a cell shows as help on a type: its description, then every public method.
 *
 * @param title the type's name
 * @param description of the type, as HTML
 * @param details a record's components: name and description, as HTML
 * @param methods in the order of the source
 */
record HelpPage(
    String title, String description, List<List<String>> details, List<Method> methods) {

  /**
   * A public method or constructor.
   *
   * @param signature as a cell calls it
   * @param sentence the first sentence, as HTML
   * @param description all of it, as HTML
   * @param details arguments, result and errors: name and description, as HTML
   */
  record Method(
      String signature, String sentence, String description, List<List<String>> details) {}

  /** As a piece of a page; a method opens with a click. */
  String html() {
    StringBuilder html = new StringBuilder("<div><h3>").append(Html.escape(title)).append("</h3>");
    html.append(description).append(list(details));
    for (Method method : methods) {
      html.append("<details><summary><code>")
          .append(Html.escape(method.signature()))
          .append("</code> — ")
          .append(method.sentence())
          .append("</summary><div style=\"margin-left:2em\">")
          .append(method.description())
          .append(list(method.details()))
          .append("</div></details>");
    }
    return html.append("</div>").toString();
  }

  private static String list(List<List<String>> details) {
    StringBuilder html = new StringBuilder();
    for (List<String> detail : details) {
      html.append("<br><code>")
          .append(Html.escape(detail.get(0)))
          .append("</code> ")
          .append(detail.get(1));
    }
    return html.toString();
  }

  /** As lines of text: the type and the first sentence on every method. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title).append("\n").append(plain(description));
    for (Method method : methods) {
      text.append("\n\n").append(method.signature());
      text.append("\n    ").append(plain(method.sentence()));
    }
    return text.toString();
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .strip();
  }
}
