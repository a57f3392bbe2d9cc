"""Every build gets our extensions, wherever `mkdocs` was started."""

import subprocess
import sys

from hooks.project import EXTENSIONS, ROOT
from tests.hooks.rendering import configured


def test_our_extensions_and_the_math_fence_are_added():
    config = configured("zh")
    assert config.markdown_extensions[-len(EXTENSIONS) :] == EXTENSIONS
    assert config.mdx_configs["hooks.formulas"] == {"language": "zh"}
    (fence,) = config.mdx_configs["pymdownx.superfences"]["custom_fences"]
    assert fence["name"] == "math"


def test_hooks_load_from_any_folder_without_a_python_path(tmp_path):
    code = f"from mkdocs.config import load_config; load_config({str(ROOT / 'mkdocs.yml')!r})"
    process = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
