"""A notebook in a browser as JupyterLab and Notebook 7 show it, which are of the same parts."""

import re
import time

from playwright.sync_api import expect

START_OF_KERNEL = 120_000
A_CALL = 60_000

# What plotly.js makes inside a figure when it draws data, not only axes.
DRAWN = ".main-svg :is(.trace, .hm), .gl-container canvas"


class Session:
    """One notebook on the screen."""

    def __init__(self, page):
        self._page = page
        self.kernel_asked_for = None
        page.on("request", self._note)

    def _note(self, request):
        if request.method == "POST" and request.url.partition("?")[0].endswith("/api/sessions"):
            self.kernel_asked_for = time.monotonic()

    def cell(self, index):
        return self._page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')

    def outputs(self, index):
        return self.cell(index).locator(".jp-OutputArea-child")

    def shown(self, index):
        """What the outputs of a cell show, their numbers at the margin aside."""
        return self.cell(index).locator(".jp-OutputArea-output")

    def prompt(self, index):
        return self.cell(index).locator(".jp-InputPrompt")

    def plots(self, index):
        """The figures of a cell on which plotly.js has drawn something."""
        return self.cell(index).locator(".js-plotly-plot").filter(has=self._page.locator(DRAWN))

    def start(self, index):
        """Runs a cell and does not wait for it; the moment when its key was pressed."""
        self.cell(index).locator(".cm-content").click()
        pressed = time.monotonic()
        self._page.keyboard.press("Shift+Enter")
        expect(self.prompt(index)).not_to_have_text(re.compile(r"\[ \]"))
        return pressed

    def has_ended(self, index, timeout=A_CALL):
        """Waits until the cell's number has taken the place of the star."""
        expect(self.prompt(index)).to_have_text(re.compile(r"\[\d+\]"), timeout=timeout)

    def run(self, index):
        self.start(index)
        self.has_ended(index)

    def draw(self, index):
        """Runs a cell and waits for its plot; the moments of the key and of the plot."""
        pressed = self.start(index)
        self.plots(index).first.wait_for(state="attached", timeout=A_CALL)
        return pressed, time.monotonic()

    def choose(self, *menus):
        """A command of the menu bar, by its path."""
        self._page.locator(".lm-MenuBar-item", has_text=re.compile(f"^{menus[0]}$")).click()
        for name in menus[1:]:
            self._page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{name}$")).click()

    def wear(self, theme):
        """One of JupyterLab's own themes, Light or Dark."""
        self.choose("Settings", "Theme", f"JupyterLab {theme}")
        expect(self._page.locator(f'body[data-jp-theme-name="JupyterLab {theme}"]')).to_be_attached(timeout=A_CALL)

    def complete(self, index, beginning):
        """Types into a cell, asks for the rest and takes the first of what is offered."""
        self.cell(index).locator(".cm-content").click()
        self._page.keyboard.type(beginning)
        self._page.keyboard.press("Tab")
        self._page.locator(".jp-Completer-item").first.wait_for(timeout=A_CALL)
        self._page.keyboard.press("Enter")

    def stop(self):
        self._page.locator('[data-command="notebook:interrupt-kernel"]').first.click()


def opened(browser, address):
    """The page with the notebook and the session in it, its kernel connected."""
    page = browser.new_context(viewport={"width": 1280, "height": 1600}).new_page()
    session = Session(page)
    with page.expect_websocket(lambda socket: "/channels" in socket.url, timeout=START_OF_KERNEL):
        page.goto(address, wait_until="domcontentloaded")
    # JJava tells its state only after the first cell, JupyterLab calls it unknown until then.
    ready = '.jp-Notebook-ExecutionIndicator:is([data-status="unknown"], [data-status="idle"])'
    page.locator(ready).wait_for(timeout=START_OF_KERNEL)
    return page, session
