"""Every published page is valid HTML, by the standard rules of html-validate, which npm ci installs."""

import json
import subprocess

from hooks.project import ROOT
from tests.test_javascript import NODE

PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
CONFIG = {"root": True, "extends": ["html-validate:standard"]}
# What the theme's own templates write.
THEIRS = {
    ("attribute-allowed-values", 'Attribute "tabindex" has invalid value ""'),
    ("valid-autocomplete", 'autocomplete attribute cannot be used on <input type="checkbox">'),
}


def faults(folder, tmp_path):
    config = tmp_path / "rules.json"
    config.write_text(json.dumps(CONFIG))
    command = [NODE, PROGRAM, "--formatter", "json", "--config", config, *sorted(folder.rglob("*.html"))]
    report = tmp_path / "report.json"  # a file: into a pipe the program ends before it has written all
    with report.open("w") as out:
        subprocess.run(command, stdout=out)
    pages = json.loads(report.read_text("utf-8"))
    return [
        (page["filePath"].removeprefix(f"{folder}/"), message["line"], message["ruleId"], message["message"])
        for page in pages
        for message in page["messages"]
        if (message["ruleId"], message["message"]) not in THEIRS
    ]


def test_every_page_is_valid(site, tmp_path):
    assert faults(site.folder, tmp_path) == []


def test_a_fault_is_seen(tmp_path):
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    html = '<!doctype html><html lang="en"><head><title>T</title></head><body><ul><p>1</p></ul></body>'
    page.write_text(html)
    assert "element-permitted-content" in {rule for _, _, rule, _ in faults(page.parent, tmp_path)}
