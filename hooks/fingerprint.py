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
    ours = [path for path in sorted(assets.iterdir()) if path.name not in THEME]
    folder = f"assets-{digest(ours)}"
    (site / folder).mkdir()
    for path in ours:
        path.rename(site / folder / path.name)
    names = "|".join(re.escape(path.name) for path in ours)
    link = re.compile(rf'((?:href|src)="(?:\.{{1,2}}/)*)assets/((?:{names})["/])')
    for page in site.rglob("*.html"):
        page.write_text(link.sub(rf"\1{folder}/\2", page.read_text("utf-8")), encoding="utf-8")
    return folder


def digest(paths):
    """Return eight digits for the names and contents of files and folders."""
    found = sha256()
    for path in paths:
        for file in sorted(path.rglob("*.*")) if path.is_dir() else [path]:
            name = file.relative_to(path.parent).as_posix()
            found.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\0".encode())
    return found.hexdigest()[:8]
