"""Forbid every page to fetch or run what is not of this site, by a Content-Security-Policy of its own.

Source: W3C, Content Security Policy Level 3, https://www.w3.org/TR/CSP3/. A static host sets no headers, so
the policy stands in a <meta>. Inline scripts, the theme's and that of 404.html, are named by their SHA-256
digests, computed for each page.
"""

import re
from base64 import b64encode
from hashlib import sha256

CHARSET = re.compile(r'<meta charset="?utf-8"?>')
INLINE = re.compile(r"<script>(.*?)</script>", re.S)  # <script type="application/json"> does not run
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Pagefind searches in WebAssembly
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def policy(html):
    """Return the policy of a page's HTML."""
    digests = sorted({b64encode(sha256(code.encode()).digest()).decode() for code in INLINE.findall(html)})
    scripts = " ".join([POLICY["script-src"], *(f"'sha256-{digest}'" for digest in digests)])
    return "; ".join(f"{name} {value}" for name, value in (POLICY | {"script-src": scripts}).items())


def protect(html):
    """Return a page with its policy, before anything that it governs."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    protected, count = CHARSET.subn(lambda charset: charset[0] + meta, html, count=1)
    if not count:
        raise ValueError('no <meta charset="utf-8"> to put a policy behind')
    return protected
