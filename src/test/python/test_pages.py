"""The exported page is complete: a browser without a network draws every chart of it."""

import base64

import nbformat
from conftest import PLOTLY, outputs

MILLISECONDS_TO_DRAW = 60_000

# The pixels with a colour: text, axes and grids are grey, data are not.
COLOURED_SHARE = """
async png => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  let coloured = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    const [r, g, b] = pixels.subarray(i, i + 3);
    if (Math.max(r, g, b) - Math.min(r, g, b) > 40) coloured++;
  }
  return coloured / (pixels.length / 4);
}
"""


def opened(browser, page_file, requests):
    """The page in a context without a network, its charts drawn."""
    page = browser.new_context(offline=True, viewport={"width": 1200, "height": 900}).new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(page_file.as_uri())
    return page


def drawn_share(page, plot):
    """How much of a chart's drawing area has a colour; 0 for one without any trace."""
    canvas = plot.locator(".gl-container canvas, canvas.gl-canvas-focus")
    svg_traces = plot.locator("svg.main-svg .trace, svg.main-svg .hm, svg.main-svg .slice")
    if canvas.count() + svg_traces.count() == 0:
        return 0
    area = canvas.first if canvas.count() else plot.locator("svg.main-svg").first
    return page.evaluate(COLOURED_SHARE, base64.b64encode(area.screenshot()).decode())


def test_every_chart_is_drawn_without_a_network(browser, smoke, screenshots):
    charts = outputs(nbformat.read(smoke, as_version=4), PLOTLY)
    requests = []
    page = opened(browser, smoke.with_suffix(".html"), requests)
    page.wait_for_function(
        "count => document.querySelectorAll('.js-plotly-plot .main-svg').length >= count",
        arg=len(charts),
        timeout=MILLISECONDS_TO_DRAW,
    )
    assert page.locator(".js-plotly-plot > img").count() == 0  # the picture for readers without scripts
    plots = page.locator(".js-plotly-plot").all()
    shares = [drawn_share(page, plot) for plot in plots]
    page.screenshot(path=screenshots / f"{smoke.stem}.png", full_page=True)
    page.context.close()

    assert len(plots) == len(charts)
    assert all(share > 0.0005 for share in shares), shares
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
