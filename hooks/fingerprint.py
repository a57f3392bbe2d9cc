"""Give the folder of our assets a digest of its content as its name, so that browsers may keep it for ever.

assets/site.css becomes assets-1f0c9ab2/site.css. One digest for the whole folder: its modules import each
other by relative addresses, which stay as they are. The theme's assets have digests of their own.
"""

import re
from hashlib import sha256

THEME = {"images", "javascripts", "stylesheets"}  # its folders below assets/


def rename(site):
    """Move our assets of a built site and change every link to them; return the new folder's name."""
    assets = site / "assets"
    files = ours(assets)
    folder = site / f"assets-{digest(assets, files)}"
    for file in files:
        moved = folder / file.relative_to(assets)
        moved.parent.mkdir(parents=True, exist_ok=True)
        file.rename(moved)
    names = "|".join(sorted(re.escape(path.name) for path in folder.iterdir()))
    link = re.compile(rf'((?:href|src)="(?:\.{{1,2}}/)*)assets/((?:{names})["/])')
    for page in site.rglob("*.html"):
        page.write_text(link.sub(rf"\1{folder.name}/\2", page.read_text("utf-8")), encoding="utf-8")
    return folder.name


def ours(assets):
    """Return our files below the assets of a built site; the others are the theme's."""
    files = (path for path in sorted(assets.rglob("*")) if path.is_file())
    return [path for path in files if path.relative_to(assets).parts[0] not in THEME]


def digest(folder, files):
    """Return eight digits for the names and contents of files in a folder."""
    found = sha256()
    for file in files:
        name = file.relative_to(folder).as_posix()
        found.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\0".encode())
    return found.hexdigest()[:8]
