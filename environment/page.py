"""Turns an executed notebook into one HTML file that needs nothing else, no network either."""

import sys
from pathlib import Path

from jinja2 import DictLoader
from nbconvert import HTMLExporter

# The page of JupyterLab's look, without the scripts that it would load from the net. In place of
# require.js, which would keep plotly.js from becoming a global name, it holds plotly.js itself.
TEMPLATE = """\
{%- extends 'lab/index.html.j2' -%}
{%- block html_head_js -%}<script>{{ resources.plotly }}</script>{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
"""

PLOTLY_TYPE = "application/vnd.plotly.v1+json"


def write_page(notebook, path):
    """Writes the page and returns its path."""
    exporter = HTMLExporter(extra_loaders=[DictLoader({"page.html.j2": TEMPLATE})], template_file="page.html.j2")
    resources = {"metadata": {"name": path.stem}, "plotly": _plotly_js() if _has_charts(notebook) else ""}
    html, _ = exporter.from_notebook_node(notebook, resources)
    path.write_text(html, encoding="utf-8")
    return path


def _has_charts(notebook):
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return any(PLOTLY_TYPE in output.get("data", {}) for output in outputs)


def _plotly_js():
    kernel = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "vitrine"
    return (kernel / "plotly.min.js").read_text(encoding="utf-8")
