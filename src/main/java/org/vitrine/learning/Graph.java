package org.vitrine.learning;

import java.util.Arrays;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

/**
 * The graph of a configuration (paper, figure 3): particles closer than r_c are joined by two
 * edges, one each way. Every particle has room for as many incoming edges as the one with the most,
 * so that those of a particle lie side by side and no sum needs an index: in a glass nine tenths of
 * the places are taken.
 */
final class Graph {

  final int nodes;

  /** Places for incoming edges of each particle. */
  final int places;

  /** By receiver and place: the sender; 0 where there is no edge. */
  final long[] sender;

  /** By receiver and place: 1 for an edge, 0 where there is none. */
  final float[] present;

  /** By receiver and place: length, or three components, in units of r_c. */
  final float[] edges;

  /** By receiver: 1 / edges, 0 for none. */
  final float[] inverseDegree;

  private Graph(int nodes, int places, int edgeInputs) {
    this.nodes = nodes;
    this.places = places;
    sender = new long[nodes * places];
    present = new float[nodes * places];
    edges = new float[nodes * places * edgeInputs];
    inverseDegree = new float[nodes];
  }

  /**
   * The graph of a configuration.
   *
   * @throws IllegalArgumentException when the box is smaller than twice r_c
   */
  static Graph of(Snapshot snapshot, double cutoff, boolean vectors) {
    CellList cells = CellList.of(snapshot, cutoff, "the graph's cutoff");
    Neighborhood around = cells.neighborhood();
    int[] degree = new int[cells.particles()];
    for (int i = 0; i < degree.length; i++) {
      around.moveTo(i);
      degree[i] = around.size();
    }
    int most = Math.max(1, Arrays.stream(degree).max().orElseThrow());
    Graph graph = new Graph(degree.length, most, vectors ? 3 : 1);
    for (int i = 0; i < degree.length; i++) {
      around.moveTo(i);
      for (int k = 0, at = i * most; k < degree[i]; k++, at++) {
        graph.sender[at] = around.particle(k);
        graph.present[at] = 1;
        for (int axis = 0; axis < 3 && vectors; axis++) {
          graph.edges[3 * at + axis] = (float) (around.difference(k, axis) / cutoff);
        }
        if (!vectors) {
          graph.edges[at] = (float) (around.distance(k) / cutoff);
        }
      }
      graph.inverseDegree[i] = degree[i] == 0 ? 0 : 1f / degree[i];
    }
    return graph;
  }
}
