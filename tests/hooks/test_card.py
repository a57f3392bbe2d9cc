"""Where an address is shared, a picture of ours stands for the page."""

import io

import numpy as np
from matplotlib.image import imread

from hooks.card import ADDRESS, HEIGHT, WIDTH, png
from tests.conftest import LANGUAGES, SITE_URL


def test_the_picture_has_the_size_that_is_announced_and_shows_something(site):
    data = (site.folder / ADDRESS).read_bytes()
    assert data == png(), "the same bytes in every build"
    pixels = imread(io.BytesIO(data))
    assert pixels.shape[:2] == (HEIGHT, WIDTH)
    inked = (pixels[:, :, :3] < 0.9).any(axis=2)
    assert 0.02 < inked.mean() < 0.5
    rows, columns = np.nonzero(inked)
    assert (np.ptp(rows), np.ptp(columns)) > (0.6 * HEIGHT, 0.8 * WIDTH), "it fills the card"
    assert len(data) < 100_000


def test_every_page_names_it_by_its_whole_address_and_describes_it(site):
    for address, page in site.pages.items():
        named = {meta["property"]: meta["content"] for meta in page.select("meta[property^='og:image']")}
        assert named["og:image"] == SITE_URL + ADDRESS, address
        assert (named["og:image:width"], named["og:image:height"]) == (str(WIDTH), str(HEIGHT))
        assert len(named["og:image:alt"]) > 20


def test_the_editions_have_no_copy(site):
    assert not any((site.folder / language / ADDRESS).exists() for language in LANGUAGES)
