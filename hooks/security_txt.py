"""Tell where to report a weakness, in .well-known/security.txt, once a contact is configured.

Source: RFC 9116. SECURITY_CONTACT is an address such as mailto:someone@example.org; without it there is no
file. The file must name a day after which nobody should rely on it: a year after the commit.
"""

import os
from datetime import UTC, datetime, timedelta
from functools import partial

from mkdocs.exceptions import BuildError

from hooks.assets import publish

ADDRESS = ".well-known/security.txt"
SCHEMES = ("mailto:", "https:", "tel:")


def text(contact, seconds):
    """Return the file for a contact and the time of the commit, in seconds since 1970."""
    if not contact.startswith(SCHEMES):
        raise BuildError(f"SECURITY_CONTACT must begin with mailto:, https: or tel:, not {contact!r}")
    expires = datetime.fromtimestamp(int(seconds), UTC) + timedelta(days=365)
    return f"Contact: {contact}\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: en, zh\n"


def on_files(files, config):
    """Add the file to the entrance's."""
    contact = config.extra.get("security_contact")
    if not contact:
        return files
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).timestamp()
    return publish(files, config, ADDRESS, partial(text, contact, seconds))
