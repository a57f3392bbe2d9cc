"""Publish assets once, at /assets/: the entrance and both editions use the same files."""

from mkdocs.structure.files import File

from hooks.project import ROOT

DOCS = ROOT / "docs"


def on_config(config):
    """Let an edition find our assets one folder up."""
    if "edition" in config.extra:
        config.extra_css = [f"../{path}" for path in config.extra_css]
        for script in config.extra_javascript:
            script.path = f"../{script.path}"
    return config


def on_files(files, config):
    """Add our assets to the entrance; drop the theme's from an edition."""
    if "edition" in config.extra:
        for file in list(files):
            if file.src_uri.startswith("assets/"):
                files.remove(file)
        return files
    for path in sorted((DOCS / "assets").rglob("*")):
        if path.is_file():
            uri = path.relative_to(DOCS).as_posix()
            files.append(File(uri, str(DOCS), config.site_dir, config.use_directory_urls))
    return files


def publish(files, config, address, make):
    """Add a file that is made while the site is built, once: to the entrance's files, not to an edition's."""
    if "edition" not in config.extra:
        files.append(File.generated(config, address, content=make()))
    return files


def on_post_page(output, page, config):
    """Send an edition's links to the theme's assets one folder up, too."""
    if "edition" not in config.extra:
        return output
    up = "../" * page.url.count("/")
    return output.replace(f'"{up}assets/', f'"../{up}assets/')
