"""Make a PDF of the lessons in each language from the built site, and link it on the home pages.

    python -m hooks.pdf [site]

A site built from the same commit gives the same bytes, as long as Chromium and the fonts are the same.
"""

import argparse
import os
import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

from hooks.book import BookError, chapters, compose
from hooks.commit_date import commit_date
from hooks.editions import LANGUAGES
from hooks.pdf_file import finish, page_numbers
from hooks.words import words

# Answered here, from the folder: nothing listens, and nothing is asked of a host.
ADDRESS = "http://book.invalid/"
PROGRAMS = ("chromium-headless-shell", "chromium")  # the first has no windows and is twice as fast
FLAGS = ["--no-sandbox"]  # in a container there is none; what is opened is our own
PLACE = re.compile(r'<!-- pdf -->(?:<p class="pdf">.*?</p>)?')
FILL = "(all, numbers) => all.forEach(place => { place.textContent = numbers[place.dataset.page]; })"


def main(arguments=None):
    """Make the book of each language; a mistake ends in one sentence."""
    parser = argparse.ArgumentParser("python -m hooks.pdf", description=__doc__.partition("\n")[0])
    parser.add_argument("site", nargs="?", default="site", type=Path, help="the built site's folder")
    site = parser.parse_args(arguments).site
    try:
        date = book_date()
        books = {language: compose(site, language, chapters(language), date) for language in LANGUAGES}
        with sync_playwright() as playwright:
            browser = launch(playwright)
            for language, book in books.items():
                sys.stdout.write(f"{make(browser, site, language, book, date)}\n")
    except BookError as error:
        sys.exit(f"hooks.pdf: {error}")


def make(browser, site, language, book, date):
    """Print the HTML of a book into its edition's folder, link it on the home page there; return its path."""
    data, pages = finish(printed(opened(browser, site, book)), date)
    path = site / language / f"jacobian_{language}.pdf"
    path.write_bytes(data)
    sentence = words(language)["book_link"]
    link(path, sentence.format(file=path.name, pages=pages, size=f"{len(data) / 1e6:.1f}"))
    return path


def book_date():
    """Return the date inside the PDF: SOURCE_DATE_EPOCH, or the commit's, never today's."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or commit_date()
    if not seconds:
        raise BookError("no commit gives the date: put its seconds into SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BookError(f"SOURCE_DATE_EPOCH is a number of seconds, not {seconds}") from error


def program():
    """Return the path of the Chromium named in CHROMIUM, or of the one on PATH."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else PROGRAMS
    for path in map(shutil.which, names):
        if path:
            return path
    raise BookError(f"there is no {names[-1]}: install Chromium, or name its program in CHROMIUM")


def launch(playwright):
    """Return a running Chromium."""
    path = program()
    try:
        return playwright.chromium.launch(executable_path=path, args=FLAGS)
    except Error as error:
        raise BookError(f"{path} does not start as a Chromium: {error.message.splitlines()[0]}") from error


def opened(browser, site, book):
    """Return a page that shows a book's HTML with the style sheets of a site's folder, and runs no script."""
    missing = []

    def answer(route):
        path = urlsplit(route.request.url).path
        file = site / path.lstrip("/")
        if path == "/":
            route.fulfill(body=book, content_type="text/html; charset=utf-8")
        elif file.is_file():
            route.fulfill(path=file)
        else:
            missing.append(path)
            route.abort()

    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(0)  # two hundred pages, perhaps on a busy machine
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(ADDRESS)
    if missing:
        raise BookError(f"the site lacks {', '.join(missing)}: build it again, by mkdocs build --strict")
    return page


def printed(page):
    """Return a book's PDF as Chromium prints it, and close its page.

    Page numbers are known once it is printed: so it is printed again, until those in it are right.
    """
    numbers = None
    for _ in range(4):
        data = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        before, numbers = numbers, page_numbers(data)
        if numbers == before:
            page.context.close()
            return data
        page.eval_on_selector_all("[data-page]", FILL, numbers)
    raise BookError("the page numbers move each time they are printed")


def link(path, sentence):
    """Put the link to a PDF into its place on the home page beside it, once however often it is made."""
    home = path.with_name("index.html")
    text, places = PLACE.subn(f'<!-- pdf --><p class="pdf">{sentence}</p>', home.read_text("utf-8"))
    if places != 1:
        raise BookError(f"{home} must keep one place for the link: <!-- pdf -->")
    home.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
