"""An image whose source is a figure module becomes inline SVG."""

import pytest
from bs4 import BeautifulSoup

from hooks.drawing import FigureError
from tests.hooks.rendering import html

SOURCE = "snippets/jacobian/definition_figure.py#grid"
ALT = "Six cells with rows for outputs."


def test_the_figure_is_inlined_with_its_alternative_and_its_caption():
    soup = BeautifulSoup(html(f"![{ALT}]({SOURCE})\n\n/// caption\nRow by row, $x$.\n///"), "html.parser")
    assert soup.select_one("figure svg")["aria-label"] == ALT
    assert soup.select_one("figcaption math")
    assert soup.select("img") == []


def test_other_images_are_left_to_mkdocs():
    assert 'src="picture.png"' in html("![A picture](picture.png)")


def test_a_figure_without_an_alternative_stops_the_build():
    with pytest.raises(FigureError, match="say in a sentence"):
        html(f"![]({SOURCE})")
