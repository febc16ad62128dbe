package user;

import org.vitrine.Glass;
import org.vitrine.simulation.HardSphereMixture;

/** A program of a user's, outside of the library: more samples at once than there is room for. */
public final class SmallHeap {

  private SmallHeap() {}

  /** Runs out of memory, and goes on with less. */
  public static void main(String[] args) {
    HardSphereMixture mixture = Glass.mixture().withParticles(4000).withPackingFraction(0.3);
    try {
      Glass.snapshots(mixture, 32, 1, 42);
    } catch (OutOfMemoryError e) {
      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("vitrine"))
              .count();
      e.printStackTrace(System.out);
      System.out.println("threads left: " + threads);
    }
    System.out.println("next: " + Glass.snapshots(mixture, 1, 1, 42).size());
  }
}
