"""
Puts a picture in the place of every chart of an executed notebook, for readers that run no scripts.

Chromium draws the figures, with the plotly.js of the kernel's folder, and without a network.
"""

import base64
import http.server
import json
import re
import secrets
import shutil
import subprocess
import tempfile
import threading
from urllib.parse import unquote_to_bytes

import nbformat
from tools import find_browser
from workshop import KERNEL, Refusal, say

# A notebook's file has to stay below 1 MiB; what an export adds is not our matter.
BYTES_OF_A_NOTEBOOK = 1_045_000

SECONDS_TO_DRAW = 300

# What Chart.toHtml() makes: an element with a line of text, and a script with the figure.
CHART = re.compile(
    r'(<div id="vitrine-[0-9a-f]+"[^>]*>)([^<]*)(</div>\s*<script>\s*\(function \(\) \{\s*var figure = \'(.*?)\';\n)'
)

# Without a graphics card the browser draws boxes in software. It phones nobody.
BROWSER_OPTIONS = [
    "--headless=new",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-sandbox",  # a container has none
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
]

# Every figure from the best picture to the smallest: lines as lines, then pixels, two for one of the
# figure and one for one, and of these also with less care. WebGL makes pixels anyway.
PAGE = """\
<!DOCTYPE html>
<meta charset="utf-8">
<script src="plotly.js"></script>
<script type="module">
const encoded = (image, width, height, quality) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/webp', quality);
};
const pictures = async figure => {
  const size = {width: figure.layout.width, height: figure.layout.height};
  const {width, height} = size;
  const image = new Image();
  image.src = await Plotly.toImage(figure, {format: 'png', scale: 2, ...size});
  await image.decode();
  const found = [[2, 0.8], [1, 0.8], [1, 0.4], [1, 0.1]].map(
    ([scale, quality]) => encoded(image, scale * width, scale * height, quality));
  const pixels = figure.data.some(trace => /3d$|gl$|^mesh|^surface|^cone/.test(trace.type));
  return pixels ? found : [await Plotly.toImage(figure, {format: 'svg', ...size}), ...found];
};
let answer = [];
try {
  for (const figure of await (await fetch('figures')).json()) answer.push(await pictures(figure));
} catch (error) {
  answer = String(error);
}
await fetch('done', {method: 'POST', body: JSON.stringify(answer)});
</script>
"""


def add_pictures(notebook):
    """Draws the notebook's charts into it; without a browser it stays as it is. Never fails."""
    charts = [chart for html in _pages(notebook) for chart in CHART.finditer(html["text/html"])]
    if not charts:
        return
    try:
        browser = find_browser()
        if browser is None:
            return
        figures = [_figure(chart.group(4)) for chart in charts]
        room = BYTES_OF_A_NOTEBOOK - len(nbformat.writes(notebook).encode())
        sources = iter(chosen(drawn(browser, figures), room))
    except (Refusal, OSError, ValueError) as problem:
        say(f"The charts have no pictures for readers without scripts: {problem}")
        return
    for html in _pages(notebook):
        html["text/html"] = CHART.sub(lambda chart: _with_picture(chart, next(sources)), html["text/html"])


def _pages(notebook):
    """What each output of the notebook shows in a page, to be changed in place."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return [output.data for output in outputs if "text/html" in output.get("data", {})]


def _figure(literal):
    """The figure in a script's string, whose escapes are those of JSON."""
    return json.loads(json.loads('"' + literal.replace('"', '\\"') + '"'))


def _with_picture(chart, source):
    if not source:
        return chart.group(0)
    text = chart.group(2).replace(": this chart needs plotly.js", "").replace('"', "&quot;")
    width = _figure(chart.group(4))["layout"]["width"]  # the picture may have twice the pixels
    return f'{chart.group(1)}<img src="{source}" alt="{text}" width="{width}" style="max-width:100%">{chart.group(3)}'


def chosen(pictures, room):
    """
    One of each figure's pictures, from the best to the smallest, or "": such that all fit into the
    room. While they do not, the largest gives way to the next smaller one of its figure.
    """
    ladders = [_shrinking(ladder) + [""] for ladder in pictures]
    while sum(len(ladder[0]) for ladder in ladders) > room:
        largest = max(ladders, key=lambda ladder: len(ladder[0]))
        if not largest[0]:
            break
        del largest[0]
    return [ladder[0] for ladder in ladders]


def _shrinking(pictures):
    """Without those that are no smaller than a better one."""
    return [picture for k, picture in enumerate(pictures) if all(len(picture) < len(better) for better in pictures[:k])]


def drawn(browser, figures):
    """For each figure the addresses that hold its pictures, from the best to the smallest."""
    profile = tempfile.mkdtemp(prefix="vitrine-")
    silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    try:
        with _Server(figures) as server:
            command = [browser, *BROWSER_OPTIONS, f"--user-data-dir={profile}", server.address]
            process = subprocess.Popen(command, **silent)
            try:
                server.done.wait(SECONDS_TO_DRAW)
            finally:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(profile, ignore_errors=True)
    if not isinstance(server.answer, list):
        raise ValueError(server.answer or f"{browser} was not done after {SECONDS_TO_DRAW} s.")
    return [[_in_base64(address) for address in ladder] for ladder in server.answer]


def _in_base64(address):
    """plotly.js writes vectors with every other character escaped."""
    kind, content = address.split(",", 1)
    if kind.endswith(";base64"):
        return address
    return "data:image/svg+xml;base64," + base64.b64encode(unquote_to_bytes(content)).decode()


class _Server:
    """
    Gives page, plotly.js and figures to the browser and takes the pictures from it: no page can tell
    the browser's command line when it is done. Reached from this machine only, under an address that
    cannot be guessed.
    """

    def __init__(self, figures):
        self.answer = None
        self.done = threading.Event()
        folder = f"/{secrets.token_hex(16)}/"
        files = {
            folder: ("text/html", PAGE.encode()),
            folder + "plotly.js": ("text/javascript", (KERNEL / "plotly.min.js").read_bytes()),
            folder + "figures": ("application/json", json.dumps(figures).encode()),
        }
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                kind, content = files.get(self.path, ("", None))
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.end_headers()
                self.wfile.write(content or b"")

            def do_POST(self):
                sent = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(204)
                self.end_headers()
                if self.path == folder + "done":
                    server.answer = json.loads(sent)
                    server.done.set()

            def log_message(self, *_):
                """Nobody reads it."""

        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._http.server_port}{folder}"

    def __enter__(self):
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._http.shutdown()
        self._http.server_close()
