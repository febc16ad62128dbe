"""
Outputs in a bare page, as VS Code's own renderer shows them: the text/html of each is put into a div, its
scripts are made anew so that they run, and an update replaces what its display held. No server, no network.
"""

import nbformat
import pytest
from conftest import run
from nbclient import NotebookClient
from playwright.sync_api import expect
from prepare import jupyter_environment
from session import DRAWN

CELLS = [
    "var glass = Glass.simulate(Glass.mixture().withParticles(64), 42);\nglass.snapshot()",
    "var propensity = Glass.propensity(List.of(glass.snapshot()), Glass.times(0.01, 0.1, 2), 4, 42);\n"
    "show(propensity.mean(), propensity.chart());",
    "glass.run(1500)",
    "embedPlotly();",
]
BAR, PLOTLY_SCRIPT = 2, 3

# innerHTML alone would run no script; document.currentScript is of no use to those that do.
RENDER = """
([id, html]) => {
  let output = document.getElementById(id);
  if (!output) {
    output = document.body.appendChild(document.createElement('div'));
    output.id = id;
  }
  const content = document.createElement('div');
  content.innerHTML = html;
  output.replaceChildren(content);
  for (const written of [...content.getElementsByTagName('script')]) {
    const script = document.createElement('script');
    script.text = written.innerText;
    content.appendChild(script).remove();
  }
}
"""


class Recorder(NotebookClient):
    """Keeps what the kernel sends, as it comes: of each output the cell, the display and its HTML."""

    sent = None

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] in ("display_data", "execute_result", "update_display_data"):
            content = msg["content"]
            display = content.get("transient", {}).get("display_id") or msg["header"]["msg_id"]
            self.sent.append((cell_index, msg["msg_type"], display, content["data"].get("text/html", "")))
        return super().process_message(msg, cell, cell_index)


@pytest.fixture
def sent(monkeypatch):
    """Messages with outputs of a kernel that has run the cells."""
    assert run("--setup").returncode == 0
    for name, value in jupyter_environment().items():
        monkeypatch.setenv(name, value)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    client = Recorder(notebook, kernel_name="vitrine", timeout=300, startup_timeout=300)
    client.sent = []
    client.execute()
    return client.sent


def test_outputs_in_a_bare_page_draw_and_replace_themselves(browser, sent, screenshots):
    page = browser.new_context(offline=True, viewport={"width": 1000, "height": 1600}).new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_content("<!DOCTYPE html><body></body>")
    renewals = [message for message in sent if message[0] == BAR and message[1] == "update_display_data"]
    assert renewals

    for cell, _, display, html in sent:
        if cell == PLOTLY_SCRIPT:
            expect(page.get_by_text("this chart needs plotly.js")).to_have_count(2)
        page.evaluate(RENDER, [display, html])
    plots = page.locator(".js-plotly-plot").filter(has=page.locator(DRAWN))
    expect(plots).to_have_count(2, timeout=60_000)
    expect(plots.locator(".gl-container canvas").first).to_be_visible()
    expect(page.locator("td", has_text="0.03162")).to_have_count(2)  # L and S in the table of the means
    expect(page.get_by_text("running")).to_have_count(1)
    expect(page.get_by_text("running: 1500 τ in")).to_be_visible()
    page.screenshot(path=screenshots / "webview.png", full_page=True)
    page.context.close()
    assert [url for url in requests if not url.startswith(("data:", "blob:", "about:"))] == []
