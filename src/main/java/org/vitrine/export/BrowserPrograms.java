package org.vitrine.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Chromium or Chrome is: CHROME_BIN first, then the usual names and places. */
final class BrowserPrograms {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private BrowserPrograms() {}

  /**
   * The program.
   *
   * @param environment as of {@link System#getenv()}
   * @throws IllegalStateException when there is none; the message says what to do
   */
  static Path find(Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    String named = environment.get("CHROME_BIN");
    if (named != null && !named.isEmpty()) {
      Path program = named(named, folders);
      if (program == null) {
        throw new IllegalStateException(
            "CHROME_BIN is " + named + ", but there is no program of that name");
      }
      return program;
    }
    for (String name : NAMES) {
      Path program = named(name, folders);
      if (program != null) {
        return program;
      }
    }
    return usualPlaces(environment).stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ".svg, .pdf and .png are drawn by Chromium or Chrome, and none is found:"
                        + " install one, or name it in CHROME_BIN; .html and .json need none"));
  }

  private static @Nullable Path named(String name, List<Path> folders) {
    if (name.contains("/") || name.contains(File.separator)) {
      Path program = Path.of(name);
      return isProgram(program) ? program : null;
    }
    for (Path folder : folders) {
      for (String file : List.of(name, name + ".exe")) {
        if (isProgram(folder.resolve(file))) {
          return folder.resolve(file);
        }
      }
    }
    return null;
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private static List<Path> usualPlaces(Map<String, String> environment) {
    List<Path> places = new ArrayList<>();
    if (File.separatorChar == '/') {
      places.add(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
      places.add(Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
    }
    for (String variable : List.of("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")) {
      String folder = environment.get(variable);
      if (folder != null) {
        places.add(Path.of(folder, "Google", "Chrome", "Application", "chrome.exe"));
      }
    }
    return places;
  }
}
