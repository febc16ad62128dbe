package org.vitrine.charts;

import java.util.List;
import java.util.Map;

/** What a chart shows below its title. */
sealed interface Drawing permits Panels, BoxDrawing {

  /** The figure: {@code data} and {@code layout}. */
  Map<String, Object> figure(String title);

  /** One line for every series: its name and how many points it has. */
  List<String> contents();
}
