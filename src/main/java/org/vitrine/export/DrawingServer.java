package org.vitrine.export;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Gives the page and plotly.js to the browser and takes the picture from it. Reached from this
 * machine only, under an address that cannot be guessed.
 */
final class DrawingServer implements AutoCloseable {

  private final CompletableFuture<byte[]> picture = new CompletableFuture<>();
  private final String folder = "/" + UUID.randomUUID() + "/";
  private final HttpServer server;

  private DrawingServer(HttpServer server) {
    this.server = server;
  }

  static DrawingServer start(String page, byte[] script) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    DrawingServer drawing = new DrawingServer(HttpServer.create(anyPort, 0));
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    drawing.give("", "text/html", bytes);
    drawing.give(Page.SCRIPT, "text/javascript", script);
    drawing.take(Page.DONE);
    drawing.take(Page.FAILED);
    drawing.server.start();
    return drawing;
  }

  String address() {
    InetSocketAddress address = server.getAddress();
    return "http://127.0.0.1:" + address.getPort() + folder;
  }

  /** The picture, once it is there. */
  CompletableFuture<byte[]> picture() {
    return picture;
  }

  private void give(String name, String type, byte[] content) {
    server.createContext(
        folder + name,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
  }

  private void take(String name) {
    server.createContext(
        folder + name,
        exchange -> {
          byte[] sent = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
          if (name.equals(Page.DONE)) {
            picture.complete(sent);
          } else {
            String complaint = new String(sent, StandardCharsets.UTF_8);
            picture.completeExceptionally(new IllegalStateException(complaint));
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
