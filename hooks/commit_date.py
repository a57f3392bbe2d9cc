"""Whatever carries a date carries the commit's: two builds of one commit are the same, byte by byte.

MkDocs and others read SOURCE_DATE_EPOCH; one that is set already stays. Outside a repository there is no
commit, and dates are today's.
"""

import os
import subprocess

from hooks.project import ROOT


def on_config(config):
    """Set the variable before any page is read."""
    if "SOURCE_DATE_EPOCH" not in os.environ and (date := commit_date()):
        os.environ["SOURCE_DATE_EPOCH"] = date
    return config


def commit_date(folder=ROOT):
    """Return when the last commit was made, in seconds since 1970 as text, or nothing."""
    command = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout.strip()
