"""What should have become HTML and did not stops the build."""

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import BuildError

from hooks.leftovers import on_page_content

PAGE = SimpleNamespace(file=SimpleNamespace(src_uri="chapter/page.md"))


@pytest.mark.parametrize(
    "content",
    [
        "<p>costs $x$</p>",
        r"<p>\(x\)</p>",
        r"<p>\[x\]</p>",
        r"<p>\begin{bmatrix}</p>",
        "<p>``` { .math #a }</p>",
        "<p>a [link][without] a target</p>",
        "<p>a [link] (lost.md) of [words](lost.md)</p>",
        r"<p>the angle \theta</p>",
        "<p>the square h^2</p>",
        "<p>the entry J_{ij}</p>",
        "<p>/// exercise | 1. A title\n    answers: misspelt</p>",
        "<p><code>$x$</code></p>",
        '<span class="arithmatex">x</span>',
        '<pre class="math">x</pre>',
        '<code class="language-math">x</code>',
        '<pre><code>--8<-- "snippets/a/b.py:c" </code></pre>'.replace("<--", "&lt;--"),
    ],
)
def test_a_leftover_is_refused_and_the_page_named(content):
    with pytest.raises(BuildError, match=r"chapter/page\.md: "):
        on_page_content(content, PAGE, None, None)


@pytest.mark.parametrize(
    "content",
    [
        "<p>plain</p>",
        "<pre><code>echo $HOME</code></pre>",
        "<p><code>x_1 ** 2</code></p>",
        r"<math><annotation>\begin{bmatrix}</annotation></math>",
        '<section class="evidence"><p>$x$</p></section>',
    ],
)
def test_code_and_sources_may_hold_latex(content):
    assert on_page_content(content, PAGE, None, None) == content
