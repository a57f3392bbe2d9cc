"""Do the tests of a page notice small mistakes in its code? Plant them one at a time, in a copy, and see.

    python -m hooks.mutate jacobian/chain_rule     one page, or several
    python -m hooks.mutate                         every page
    python -m hooks.mutate --record PAGE           write the number of mutants into tests/mutants.json

It prints the mutants that no test of their page noticed. Kill such a mutant with a better test, or enter it
with the reason in tests/survivors.yml. Ends with 1 if a survivor is new, or if one that is entered no longer
survives.

Why no kept tool: mutmut 3.8 changes functions of modules that are imported already, so what our exercises
compute on import stays as it was and each of its mutants there survives; what pages print it leaves alone.
cosmic-ray starts pytest anew for every mutant, which takes seconds here. Both let one mutant live only by
a comment in the code, and readers would see it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

from hooks.project import ROOT

NUMBERS, ACCEPTED = ROOT / "tests/mutants.json", ROOT / "tests/survivors.yml"
PARTS = ("docs", "hooks", "snippets", "tests", "mkdocs.yml", "pyproject.toml")


def pages():
    """Return the pages that have modules of their own, such as `jacobian/chain_rule`."""
    folder = ROOT / "docs/en"
    texts = "".join(path.read_text("utf-8") for path in (ROOT / "snippets").rglob("*.py"))
    stems = (path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.rglob("*.md")))
    return [stem for stem in stems if f"page: docs/*/{stem}.md\n" in texts and not stem.startswith("labs/")]


def accepted():
    """Return the survivors that were reviewed: page, then module, `was`, `now` and `why` of each.

    In the file, `now` lists what one line becomes; where two places of it give the same text, twice the same.
    """
    pages = yaml.safe_load(ACCEPTED.read_text("utf-8")) or {}
    return {
        page: [line | {"now": now} for line in lines for now in line["now"]] for page, lines in pages.items()
    }


def numbers():
    """Return how many mutants each page had when it was last tried."""
    return json.loads(NUMBERS.read_text("utf-8"))


def score():
    """Return, of all pages, the mutants, those noticed, those that survive, and the pages."""
    made = sum(numbers().values())
    survive = sum(map(len, accepted().values()))
    return {
        "mutants": made,
        "mutants-noticed": made - survive,
        "mutants-survived": survive,
        "mutants-pages": len(numbers()),
    }


def tried(page):
    """Try a page in a copy of the project; return its number of mutants and its survivors."""
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            source, target = ROOT / part, Path(folder, part)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
        environment = {key: value for key, value in os.environ.items() if key != "PYTEST_ADDOPTS"}
        command = [sys.executable, "-m", "hooks.trial", page]
        process = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    if process.returncode:
        sys.exit(process.returncode)  # it has said why
    found = [json.loads(line) for line in process.stdout.splitlines()]
    return sum(item.get("mutants", 0) for item in found), [item for item in found if "was" in item]


def key(survivor):
    """Return what tells a survivor from others, whatever line it has moved to."""
    return survivor["module"], survivor["was"], survivor["now"]


def report(page, made, found):
    """Print what one page's trial shows; return whether it is as reviewed."""
    known, seen = Counter(map(key, accepted().get(page, []))), Counter(map(key, found))
    new, gone = seen - known, known - seen
    for item in found:
        if key(item) in new:
            print(f"survived: {item['module']}:{item['line']}\n  was: {item['was']}\n  now: {item['now']}")
    for module, was, now in gone:
        print(f"noticed now, take it out of tests/survivors.yml: {module}\n  was: {was}\n  now: {now}")
    noticed, reviewed = made - len(found), len(found) - new.total()
    told = f"{noticed} noticed, {reviewed} survive as reviewed, {new.total()} new survivors"
    print(f"{page}: {made} mutants, {told}", flush=True)
    return not new and not gone


def main(arguments=None):
    """Try the pages that are named, or all; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m hooks.mutate", description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="such as jacobian/chain_rule; else all")
    parser.add_argument("--record", action="store_true", help="write tests/mutants.json")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.pages) - set(pages())):
        parser.error(f"no page with code is called {unknown[0]}; there are {', '.join(pages())}")
    if not hasattr(os, "fork"):
        parser.error("this needs Linux, macOS or WSL: each mutant is tried in a fork of one Python")
    good = True
    for page in options.pages or pages():
        made, found = tried(page)
        good &= report(page, made, found)
        if options.record:
            record = numbers() | {page: made}
            NUMBERS.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
