"""Every notebook runs, at smoke scale, and shows what it promises; what is committed is clean."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOKS, PLOTLY, ROOT, TARGET, by_name, outputs

MEBIBYTE = 1 << 20
committed = pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)


def read(path):
    return nbformat.read(path, as_version=4)


def numbers(trace):
    """The longest array of a trace; plotly.js also takes arrays of bytes in base64."""
    arrays = [trace.get(key) for key in ("x", "y", "z", "values")]
    return max((array.get("bdata", "") if isinstance(array, dict) else array or [] for array in arrays), key=len)


def test_every_cell_runs(smoke):
    cells = [cell for cell in read(smoke).cells if cell.cell_type == "code" and cell.source.strip()]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


def test_every_chart_has_data_a_layout_and_a_fallback(smoke):
    for output in outputs(read(smoke), PLOTLY):
        figure = output.data[PLOTLY]
        assert figure["data"] and all(len(numbers(trace)) > 0 for trace in figure["data"])
        assert isinstance(figure["layout"], dict)
        assert not re.search(r"\bNaN\b|\bInfinity\b", json.dumps(figure["data"]))
        assert {"text/html", "text/plain"} <= output.data.keys()
        assert "image/png" not in output.data  # JupyterLab would show it in place of the chart


def test_quickstart_shows_tables_and_the_figures_of_the_paper(quickstart):
    notebook = read(quickstart)
    tables = [output for output in outputs(notebook, "text/html") if "<table" in output.data["text/html"]]
    assert tables and all("text/plain" in output.data for output in tables)
    assert len(outputs(notebook, PLOTLY)) >= 3


@committed
def test_committed_notebook_holds_its_outputs(path):
    cells = [cell for cell in read(path).cells if cell.cell_type == "code" and cell.source.strip()]
    assert all(cell.execution_count for cell in cells)
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]


@committed
def test_committed_notebook_is_small_and_needs_no_setup(path):
    assert path.stat().st_size < MEBIBYTE
    sources = [cell.source for cell in read(path).cells if cell.cell_type == "code"]
    assert not [source for source in sources if re.search(r"^\s*(import\b|%maven|%classpath)", source, re.MULTILINE)]


@committed
def test_committed_notebook_tells_nothing_of_the_machine(path):
    notebook = read(path)
    text = path.read_text(encoding="utf-8")
    assert notebook.metadata.kernelspec.name == "vitrine"
    assert "widgets" not in notebook.metadata
    for place in (str(ROOT), str(Path.home()) + "/", "/home/", "/Users/", "/tmp/", r"C:\\"):
        assert place not in text


def test_notebook_run_shows_as_many_charts_as_the_committed_one(smoke):
    committed_one = ROOT / smoke.relative_to(TARGET / "smoke")
    assert len(outputs(read(smoke), PLOTLY)) == len(outputs(read(committed_one), PLOTLY))
