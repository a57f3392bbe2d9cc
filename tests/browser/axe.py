"""What axe finds to mend on an open page, the theme's own parts included. npm ci installs it."""

from hooks.project import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RUN = "axe.run({resultTypes: ['violations']}).then(results => results.violations)"


def violations(page):
    """Open all folds of a page; return each violated rule with the first of its places."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(AXE.read_text("utf-8"))
    return [
        (found["id"], found["help"], [node["html"][:160] for node in found["nodes"]][:3])
        for found in page.evaluate(RUN)
    ]
