"""A lab of a few lines in a folder of its own, for the tests of the hooks that read, run and publish labs."""

from hooks import lab_run, lab_source

LAB = '''"""A small lab.

page: docs/*/labs/small
"""

# %% [markdown] lang="en"
# ---
# title: Small
# description: The smallest lab that has everything, for tests.
# ---
#
# # Small { #small }
#
# $J^\\T$ of [the definition](../jacobian/definition.md#example), $x \\in \\R^n$.

# %% [markdown] lang="zh" of="1234567"
# ---
# title: 小
# description: 什么都有的最小实验，供测试用。
# ---
#
# # 小 { #small }
#
# [定义](../jacobian/definition.md#example)里的 $J^\\T$，$x \\in \\R^n$。

# %%
import matplotlib.pyplot as plt

print("a < b & c")

# %% figure="line" alt_en="A line that rises from left to right." alt_zh="一条从左到右一路上升的直线，供测试用，不为别的。"
figure, axes = plt.subplots(figsize=(2, 1))
axes.plot([0, 1], color="#c2410c")
axes.set_title("rising");
'''


def write(folder, monkeypatch, old="", new=""):
    """Write the lab, one of its texts replaced, and let the hooks find it and no other; return its name."""
    assert old in LAB
    (folder / "small.py").write_text(LAB.replace(old, new) if old else LAB, encoding="utf-8")
    monkeypatch.setattr(lab_source, "LABS", folder)
    monkeypatch.setattr(lab_run, "CACHE", folder / "cache")
    lab_run._results.cache_clear()
    return "small"
