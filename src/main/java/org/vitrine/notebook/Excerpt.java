package org.vitrine.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The upper left corner of a table: enough to see what it is, of a size that does not grow with the
 * table. On a page some more rows unfold.
 */
final class Excerpt {

  private static final int ROWS = 10;

  /** So many with those that unfold. */
  private static final int UNFOLDED_ROWS = 50;

  private static final int COLUMNS = 12;
  private static final int LETTERS = 40;
  private static final int DIGITS = 5;

  private final Table table;
  private final List<Column<?>> columns;
  private final int rows;

  Excerpt(Table table) {
    this.table = table;
    this.columns = table.columns().subList(0, Math.min(COLUMNS, table.columnCount()));
    this.rows = Math.min(ROWS, table.rowCount());
  }

  /** As a table of a page, a line a row; colours and lines are those of the theme. */
  String html() {
    StringBuilder html = new StringBuilder("<div style=\"overflow-x:auto\">");
    html.append(html(0, rows));
    int last = Math.min(UNFOLDED_ROWS, table.rowCount());
    if (last > rows) {
      html.append("<details><summary style=\"cursor:pointer;font-size:90%\">")
          .append("rows " + (rows + 1) + " to " + last)
          .append(last < table.rowCount() ? "; others: inRange(from, to)" : "")
          .append("</summary>")
          .append(html(rows, last))
          .append("</details>");
    }
    return html.append("<div style=\"opacity:0.7;font-size:90%\">")
        .append(Html.escape(size()))
        .append("</div></div>")
        .toString();
  }

  private String html(int from, int to) {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    for (Column<?> column : columns) {
      html.append("<th title=\"")
          .append(Html.escape(column.name() + ", " + typeOf(column)))
          .append("\" style=\"")
          .append(alignment(column))
          .append("\">")
          .append(Html.escape(shortened(column.name())))
          .append("<br><span style=\"font-weight:normal;opacity:0.75;font-size:85%\">")
          .append(typeOf(column))
          .append("</span></th>");
    }
    html.append(isWide() ? "<th>" + more() + "</th>" : "").append("</tr></thead><tbody>");
    for (int row = from; row < to; row++) {
      html.append("<tr>");
      for (Column<?> column : columns) {
        html.append("<td style=\"")
            .append(alignment(column))
            .append("\">")
            .append(Html.escape(cell(column, row)))
            .append("</td>");
      }
      html.append(isWide() ? "<td></td>" : "").append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  /** As lines of text, columns aligned. */
  String text() {
    List<StringBuilder> lines = new ArrayList<>();
    for (int row = -1; row < rows; row++) {
      lines.add(new StringBuilder());
    }
    for (Column<?> column : columns) {
      List<String> cells = new ArrayList<>();
      cells.add(shortened(column.name()));
      for (int row = 0; row < rows; row++) {
        cells.add(cell(column, row));
      }
      int width = cells.stream().mapToInt(String::length).max().orElse(0);
      for (int i = 0; i < cells.size(); i++) {
        String space = " ".repeat(width - cells.get(i).length());
        String padded = isNumeric(column) ? space + cells.get(i) : cells.get(i) + space;
        lines.get(i).append(padded).append("  ");
      }
    }
    lines.get(0).append(isWide() ? more() : "");
    StringBuilder text = new StringBuilder();
    for (StringBuilder line : lines) {
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.append(size()).toString();
  }

  /** "sample: 200000 rows × 5 columns". */
  private String size() {
    String name = table.name() == null || table.name().isBlank() ? "" : table.name() + ": ";
    return name + counted(table.rowCount(), "row") + " × " + counted(table.columnCount(), "column");
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private String more() {
    return "… " + (table.columnCount() - columns.size()) + " more columns";
  }

  private boolean isWide() {
    return columns.size() < table.columnCount();
  }

  private static boolean isNumeric(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }

  private static String alignment(Column<?> column) {
    return isNumeric(column) ? "text-align:right" : "text-align:left;white-space:nowrap";
  }

  private static String typeOf(Column<?> column) {
    return column.type().name().toLowerCase(Locale.ROOT);
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof DoubleColumn || column instanceof FloatColumn) {
      return Numbers.significant(((NumericColumn<?>) column).getDouble(row), DIGITS);
    }
    return shortened(column.getString(row));
  }

  private static String shortened(String text) {
    return text.length() <= LETTERS ? text : text.substring(0, LETTERS - 1) + "…";
  }
}
