"""Put the project's folder on the path and add our Markdown extensions.

`mkdocs` does not put that folder on the path, and it resolves the extensions named in mkdocs.yml before
any hook runs. So this hook is loaded first, and ours are added here.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTENSIONS = ["hooks.formulas", "hooks.figure_extension", "hooks.exercise_blocks"]


def _on_path():
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))


# MkDocs takes back what a hook puts on the path while it loads; the package `hooks`, once imported,
# stays, so that the hooks loaded after this one find each other.
_on_path()
import hooks as _hooks  # noqa: E402, F401


def on_config(config):
    """Add displayed equations as a named fence, inline formulas, figures and exercises."""
    _on_path()
    from hooks.formulas import equation_fence
    from hooks.words import forget, words

    forget()
    config.markdown_extensions += EXTENSIONS
    language = config.extra.get("edition", "en")
    config.mdx_configs["toc"]["permalink_title"] = words(language)["permalink"]
    config.mdx_configs["hooks.formulas"] = {"language": language}
    config.mdx_configs["pymdownx.superfences"] = {
        "custom_fences": [{"name": "math", "class": "math", "format": equation_fence}]
    }
    return config
