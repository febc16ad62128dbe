"""Where no scripts run, a picture stands in the place of every chart."""

import re

import nbformat
import pictures
from conftest import ROOT

IMAGE = re.compile(r'<img src="data:image/([a-z+]+);base64,([^"]+)" alt="([^"]*)"')
QUICKSTART = ROOT / "notebooks" / "quickstart.ipynb"


def without_pictures():
    """The committed quickstart, as it is when its cells have just run."""
    notebook = nbformat.read(QUICKSTART, as_version=4)
    for html in pictures._pages(notebook):
        html["text/html"] = re.sub(r"<img src=[^>]*>", "Chart: this chart needs plotly.js", html["text/html"])
    return notebook


def stripped(html):
    """What is left of a page by a viewer that trusts nothing, such as GitHub: no scripts, no styles."""
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    return re.sub(r' (style|on\w+)="[^"]*"', "", html)


def images(notebook):
    return [image for html in pictures._pages(notebook) for image in IMAGE.findall(html["text/html"])]


def test_largest_picture_gives_way_first():
    ladders = [["a" * 90, "a" * 40, "a" * 10], ["b" * 50, "b" * 20]]
    assert pictures.chosen(ladders, 200) == ["a" * 90, "b" * 50]
    assert pictures.chosen(ladders, 100) == ["a" * 40, "b" * 50]
    assert pictures.chosen(ladders, 60) == ["a" * 40, "b" * 20]
    assert pictures.chosen(ladders, 30) == ["a" * 10, "b" * 20]
    assert pictures.chosen(ladders, 10) == ["a" * 10, ""]


def test_better_picture_that_is_smaller_stays():
    assert pictures.chosen([["a" * 40, "b" * 90, "c" * 10]], 100) == ["a" * 40]


def test_figure_is_read_from_its_script():
    literal = r'{"data":[],"layout":{"title":"it\u0027s \\"a\\" \u003cb> \\\\"}}'
    assert pictures._figure(literal)["layout"]["title"] == 'it\'s "a" <b> \\'


def test_without_a_browser_the_notebook_stays_as_it_is(monkeypatch):
    monkeypatch.setattr(pictures, "find_browser", lambda: None)
    notebook = without_pictures()
    before = nbformat.writes(notebook)
    pictures.add_pictures(notebook)
    assert nbformat.writes(notebook) == before


def test_browser_that_fails_is_a_line_and_no_failure(monkeypatch, capsys):
    def fails(*_):
        raise ValueError("WebGL is not supported")

    monkeypatch.setattr(pictures, "find_browser", lambda: "chromium")
    monkeypatch.setattr(pictures, "drawn", fails)
    notebook = without_pictures()
    before = nbformat.writes(notebook)
    pictures.add_pictures(notebook)
    assert nbformat.writes(notebook) == before
    assert capsys.readouterr().out == (
        "The charts have no pictures for readers without scripts: WebGL is not supported\n"
    )


def test_every_chart_of_the_quickstart_has_a_picture(browser, screenshots):
    notebook = without_pictures()
    pictures.add_pictures(notebook)
    found = images(notebook)
    charts = [html["text/html"] for html in pictures._pages(notebook) if "var figure" in html["text/html"]]
    assert len(found) == len(charts) >= 3
    assert len(nbformat.writes(notebook).encode()) <= pictures.BYTES_OF_A_NOTEBOOK
    for kind, content, text in found:
        assert kind in ("svg+xml", "webp") and len(content) > 1000
        assert "plotly" not in text
    page = browser.new_context(offline=True, java_script_enabled=False).new_page()
    page.set_content("".join(map(stripped, charts)))
    page.wait_for_load_state()
    sizes = [image.bounding_box() for image in page.locator("img").all()]
    page.screenshot(path=screenshots / "pictures.png", full_page=True)
    page.context.close()
    assert len(sizes) == len(charts) and all(size["width"] > 300 and size["height"] > 200 for size in sizes)
    assert max(size["width"] for size in sizes) <= 880
