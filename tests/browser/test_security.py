"""A browser obeys the policy of a page: what is not of this site is neither fetched nor run."""

import pytest

PAGES = ["zh/jacobian/definition/", "en/labs/digits/"]
BLOCKED = """what => new Promise(resolve => {
    document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));
    if (what === 'image') new Image().src = 'https://example.org/pixel.png';
    if (what === 'request') fetch('https://example.org/').catch(() => {});
    if (what === 'script') document.head.append(
        Object.assign(document.createElement('script'), { src: 'https://example.org/script.js' }));
    if (what === 'inline') document.head.append(
        Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
    if (what === 'frame') document.body.append(
        Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }));
    setTimeout(() => resolve('nothing'), 2000);
})"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("what", "directive"),
    [
        ("image", "img-src"),
        ("request", "connect-src"),
        ("script", "script-src-elem"),
        ("inline", "script-src-elem"),
        ("frame", "frame-src"),
    ],
)
def test_what_is_not_of_this_site_is_blocked(visit, path, what, directive):
    page = visit(path)
    assert page.evaluate(BLOCKED, what) == directive
    assert page.evaluate("window.ran") is None
