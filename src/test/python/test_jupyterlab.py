"""A session in JupyterLab, driven by a browser: tables, charts, the progress bar, the stop button."""

import re

from playwright.sync_api import expect

CELLS = [
    "var glass = Glass.simulate(Glass.mixture().withParticles(500), 42);",
    "var propensity = Glass.propensity(List.of(glass.snapshot()), Glass.times(0.01, 0.1, 2), 4, 42);\npropensity.mean()",
    "propensity.chart()",
    "Charts.map(glass.snapshot(), propensity.at(0, 0.1))",
    "glass.run(1_000_000)",
    "glass.time() > 0",
]
LONG_CALL = 4
START_OF_KERNEL = 120_000
A_CALL = 60_000
STOPPED_CALL = 5_000  # a second is promised; busy machines get some more


class Session:
    """One notebook in JupyterLab."""

    def __init__(self, page):
        self._page = page

    def cell(self, index):
        return self._page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')

    def outputs(self, index):
        return self.cell(index).locator(".jp-OutputArea-child")

    def prompt(self, index):
        return self.cell(index).locator(".jp-InputPrompt")

    def start(self, index):
        """Runs a cell and does not wait for it."""
        self.cell(index).locator(".cm-content").click()
        self._page.keyboard.press("Shift+Enter")
        expect(self.prompt(index)).not_to_have_text(re.compile(r"\[ \]"))

    def has_ended(self, index, timeout=A_CALL):
        """Waits until the cell's number has taken the place of the star."""
        expect(self.prompt(index)).to_have_text(re.compile(r"\[\d+\]"), timeout=timeout)

    def run(self, index):
        self.start(index)
        self.has_ended(index)

    def stop(self):
        self._page.locator('[data-command="notebook:interrupt-kernel"]').first.click()


def opened(browser, address):
    """The notebook on the screen, its kernel connected."""
    page = browser.new_context(viewport={"width": 1280, "height": 1600}).new_page()
    with page.expect_websocket(lambda socket: "/channels" in socket.url, timeout=START_OF_KERNEL):
        page.goto(address, wait_until="domcontentloaded")
    # JJava tells its state only after the first cell, JupyterLab calls it unknown until then.
    ready = '.jp-Notebook-ExecutionIndicator:is([data-status="unknown"], [data-status="idle"])'
    page.locator(ready).wait_for(timeout=START_OF_KERNEL)
    return page


def test_a_session_with_table_charts_progress_and_stop(browser, lab, written_notebook, screenshots):
    page = opened(browser, lab(written_notebook("session.ipynb", *CELLS)))
    session = Session(page)

    session.run(0)
    session.run(1)
    expect(session.cell(1).locator(".jp-OutputArea-output table").first).to_be_visible()
    session.run(2)
    expect(session.cell(2).locator(".js-plotly-plot .main-svg .trace").first).to_be_attached()
    session.run(3)
    expect(session.cell(3).locator(".js-plotly-plot canvas").first).to_be_visible()
    page.screenshot(path=screenshots / "lab-charts.png")

    session.start(LONG_CALL)
    bar = session.outputs(LONG_CALL).first
    expect(bar).to_be_visible(timeout=A_CALL)
    early = bar.inner_html()
    expect(bar).not_to_have_text("", timeout=A_CALL)
    page.wait_for_timeout(2_500)
    assert bar.inner_html() != early, "the progress bar stands still"
    assert session.outputs(LONG_CALL).count() == 1, "the progress bar is repeated"
    page.screenshot(path=screenshots / "lab-progress.png")

    session.stop()
    session.has_ended(LONG_CALL, timeout=STOPPED_CALL)
    session.run(LONG_CALL + 1)
    expect(session.outputs(LONG_CALL + 1).last).to_contain_text("true")
    expect(bar).to_contain_text("stopped")  # its last line may have to wait for the next cell
    page.screenshot(path=screenshots / "lab-stopped.png")
    page.context.close()
