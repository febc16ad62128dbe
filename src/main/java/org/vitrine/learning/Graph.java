package org.vitrine.learning;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.particles.CellList;
import org.vitrine.particles.Neighborhood;
import org.vitrine.particles.Snapshot;

/**
 * The graph of a configuration (paper, figure 3): particles closer than r_c are joined by two
 * edges, one each way. In a group of particles every one has room for as many incoming edges as the
 * one with the most, so that those of a particle lie side by side and no sum needs an index: in a
 * glass nine tenths of the places are taken.
 */
final class Graph {

  /** Particles of a group. The smaller, the less memory a step takes; below 200 it takes longer. */
  private static final int GROUP = 250;

  final int nodes;

  /** Edges by receiver, some of them after the other. */
  final List<Group> groups;

  /** By receiver: 1 / edges, 0 for none. */
  final float[] inverseDegree;

  /** The incoming edges of some particles whose numbers follow each other. */
  static final class Group {

    /** The first particle. */
    final int first;

    final int count;

    /** Places for incoming edges of each particle. */
    final int places;

    /** By receiver and place: the sender; 0 where there is no edge. */
    final long[] sender;

    /** By receiver and place: 1 for an edge, 0 where there is none. */
    final float[] present;

    /** By receiver and place: length, or three components, in units of r_c. */
    final float[] edges;

    private Group(int first, int count, int places, int edgeInputs) {
      this.first = first;
      this.count = count;
      this.places = places;
      sender = new long[count * places];
      present = new float[count * places];
      edges = new float[count * places * edgeInputs];
    }
  }

  private Graph(int nodes, List<Group> groups, float[] inverseDegree) {
    this.nodes = nodes;
    this.groups = List.copyOf(groups);
    this.inverseDegree = inverseDegree;
  }

  /**
   * The graph of a configuration.
   *
   * @throws IllegalArgumentException when the box is smaller than twice r_c
   */
  static Graph of(Snapshot snapshot, double cutoff, boolean vectors) {
    return of(snapshot, cutoff, vectors, GROUP);
  }

  /** The same in groups of another size. */
  static Graph of(Snapshot snapshot, double cutoff, boolean vectors, int size) {
    CellList cells = CellList.of(snapshot, cutoff, "the graph's cutoff");
    int nodes = cells.particles();
    Neighborhood around = cells.neighborhood();
    float[] inverseDegree = new float[nodes];
    List<Group> groups = new ArrayList<>();
    for (int first = 0; first < nodes; first += size) {
      int last = Math.min(first + size, nodes);
      int most = 1;
      for (int i = first; i < last; i++) {
        around.moveTo(i);
        most = Math.max(most, around.size());
        inverseDegree[i] = around.size() == 0 ? 0 : 1f / around.size();
      }
      Group group = new Group(first, last - first, most, vectors ? 3 : 1);
      for (int i = first; i < last; i++) {
        around.moveTo(i);
        for (int k = 0, at = (i - first) * most; k < around.size(); k++, at++) {
          group.sender[at] = around.particle(k);
          group.present[at] = 1;
          for (int axis = 0; axis < 3 && vectors; axis++) {
            group.edges[3 * at + axis] = (float) (around.difference(k, axis) / cutoff);
          }
          if (!vectors) {
            group.edges[at] = (float) (around.distance(k) / cutoff);
          }
        }
      }
      groups.add(group);
    }
    return new Graph(nodes, groups, inverseDegree);
  }
}
