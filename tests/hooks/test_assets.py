"""Assets stand once, for the entrance and both editions, and every page finds them there."""

import re
import shutil

from hooks.project import ROOT
from hooks.shorten import shorten


def test_our_assets_and_the_theme_s_are_published_once(site, tmp_path):
    """Ours are what stands in docs/assets, made short."""
    folders = {path.parent for path in site.folder.rglob("*.css")}
    assert folders <= {
        site.assets,
        site.folder / "assets/stylesheets",
        site.folder / "pagefind",
    }
    source = shutil.copytree(ROOT / "docs/assets", tmp_path / "assets")
    shorten(tmp_path)
    for asset in (path for path in source.rglob("*") if path.is_file()):
        assert (site.assets / asset.relative_to(source)).read_bytes() == asset.read_bytes()


def test_every_page_loads_assets_that_exist(site):
    for address, page in site.pages.items():
        folder = site.folder / address
        loaded = [
            tag.get("href") or tag.get("src")
            for tag in page.find_all(["link", "script"])
            if tag.get("src") or {"stylesheet", "icon"} & set(tag.get("rel", []))
        ]
        assert len(loaded) >= 5
        for path in loaded:
            assert (folder / path).resolve().is_file(), f"{address} loads {path}"


def test_no_page_points_at_a_folder_of_assets_of_its_own(site):
    for address in site.pages:
        html = (site.folder / address / "index.html").read_text("utf-8")
        for path in re.findall(r'"((?:\.\./)*)assets[/-]', html):
            assert path.count("../") == address.count("/")
