package org.vitrine.charts;

import java.util.List;
import java.util.Map;

/** What a chart shows below its title. */
sealed interface Drawing permits Panels, BoxDrawing, Cloud, JsplotDrawing {

  /** The figure: {@code data} and {@code layout}, with width, height and margins. */
  Map<String, Object> figure(String title);

  /** The figure in another size. */
  default Map<String, Object> figure(String title, FigureSize size) {
    return size.applied(figure(title));
  }

  /** One line for every series: its name and how many points it has. */
  List<String> contents();
}
