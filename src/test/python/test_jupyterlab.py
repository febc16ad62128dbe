"""
Sessions in JupyterLab, one of them in Notebook 7 too, driven by a browser: the quickstart, both themes, the bar,
the stop button, Tab. `pytest -s` shows how soon plots were there.
"""


import nbformat
import pytest
from conftest import PLOTLY, ROOT, TARGET
from playwright.sync_api import expect
from session import A_CALL, opened

CELLS = [
    "var glass = Glass.simulate(Glass.mixture().withParticles(500), 42);\nglass.snapshot()",
    "var propensity = Glass.propensity(List.of(glass.snapshot()), Glass.times(0.01, 0.1, 2), 4, 42);\npropensity.mean()",
    "propensity.chart()",
    "Charts.map(glass.snapshot(), propensity.at(0, 0.1))",
    "glass.run(1_000_000)",
    "glass.run(20).time() > 0",  # long enough for the bar above to be told that it was stopped
]
LONG_CALL = 4
A_NOTEBOOK = 600_000  # at smoke scale; a machine with much else to do has needed six minutes
STOPPED_CALL = 5_000  # a second is promised; busy machines get some more

# The lowest contrast between a text and what is behind it, by the rule of WCAG 2; texts of WebGL are pictures.
LOWEST_CONTRAST = """
output => {
  const numbers = colour => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const opacity = rgba => rgba.length > 3 ? rgba[3] : 1;
  const light = rgb => rgb.slice(0, 3).map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
  const behind = element => {
    const plot = element.closest('.js-plotly-plot');
    for (let e = plot ? plot.querySelector('.main-svg') : element; e; e = e.parentElement) {
      const colour = numbers(getComputedStyle(e).backgroundColor);
      if (opacity(colour) > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = element => {
    const style = getComputedStyle(element);
    const ink = numbers(element.namespaceURI.endsWith('svg') ? style.fill : style.color);
    const paper = behind(element);
    let share = opacity(ink);
    for (let e = element; e && e !== output; e = e.parentElement) share *= getComputedStyle(e).opacity;
    const [low, high] = [light(ink.map((c, k) => share * c + (1 - share) * paper[k])), light(paper)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = [...output.querySelectorAll('*')].filter(element => element.getClientRects().length
      && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  return Math.min(...texts.map(contrast));
}
"""
READABLE = 4.5


@pytest.mark.parametrize("front_end", ["lab", "notebook"])
def test_a_session_with_table_charts_progress_and_stop(browser, lab, written_notebook, screenshots, front_end):
    page, session = opened(browser, lab(written_notebook(f"{front_end}.ipynb", *CELLS), front_end))
    first = session.draw(0)[1] - session.kernel_asked_for
    session.has_ended(0)
    session.wear("Dark")
    session.run(1)
    expect(session.cell(1).locator(".jp-OutputArea-output table").first).to_be_visible()
    later = []
    for index in (2, 3):
        pressed, drawn = session.draw(index)
        later.append(f"{drawn - pressed:.2f} s")
        session.has_ended(index)
    print(f"{front_end}: plots drawn {first:.1f} s after the kernel was asked for, {', '.join(later)} after their cells")
    page.screenshot(path=screenshots / f"{front_end}-charts.png")

    session.start(LONG_CALL)
    bar = session.outputs(LONG_CALL).first
    expect(bar).to_be_visible(timeout=A_CALL)
    early = bar.inner_html()
    expect(bar).not_to_have_text("", timeout=A_CALL)
    page.wait_for_timeout(2_500)
    assert bar.inner_html() != early, "the progress bar stands still"
    assert session.outputs(LONG_CALL).count() == 1, "the progress bar is repeated"
    page.screenshot(path=screenshots / f"{front_end}-progress.png")

    session.stop()
    session.has_ended(LONG_CALL, timeout=STOPPED_CALL)
    session.run(LONG_CALL + 1)
    expect(session.outputs(LONG_CALL + 1).last).to_contain_text("true")
    for _ in range(10):  # its last line waits for a cell that is open when the sender looks, ten times a second
        if "stopped" in bar.inner_text():
            break
        session.run(LONG_CALL + 1)
    expect(bar).to_contain_text("stopped")
    page.screenshot(path=screenshots / f"{front_end}-stopped.png")
    page.context.close()


@pytest.fixture
def quickstart_with_an_empty_cell():
    """The quickstart as it is committed, and its copy to be run: without outputs, one more cell at its end."""
    committed = nbformat.read(ROOT / "notebooks" / "quickstart.ipynb", as_version=4)
    copy = nbformat.from_dict(committed)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    copy.cells.append(nbformat.v4.new_code_cell())
    path = TARGET / "test-notebooks" / "quickstart.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(copy, path)
    return committed, path


def test_quickstart_draws_everything_readable_in_both_themes(browser, lab, quickstart_with_an_empty_cell, screenshots):
    committed, path = quickstart_with_an_empty_cell
    shown = {index: cell.outputs for index, cell in enumerate(committed.cells) if cell.get("outputs")}
    page, session = opened(browser, lab(path))

    session.choose("Run", "Run All Cells")
    session.has_ended(max(shown), timeout=A_NOTEBOOK)
    for theme in ("Light", "Dark"):
        session.wear(theme)
        for index, expected in shown.items():
            session.cell(index).scroll_into_view_if_needed()
            charts = sum(PLOTLY in output.get("data", {}) for output in expected)
            expect(session.plots(index)).to_have_count(charts, timeout=A_CALL)
            contrasts = [output.evaluate(LOWEST_CONTRAST) for output in session.shown(index).all()]
            assert min(contrasts) >= READABLE, f"cell {index}, {theme}: {contrasts}"
            session.cell(index).screenshot(path=screenshots / f"quickstart-{theme.lower()}-{index:02d}.png")

    session.complete(len(committed.cells), "Glass.si")
    expect(session.cell(len(committed.cells)).locator(".cm-content")).to_contain_text("Glass.simulate", timeout=A_CALL)
    page.context.close()
