"""Publish the errors that the cloud of the page on uncertainty is made of, as assets/elements/cloud-pairs.js.

The figure's script multiplies them by the deviations that the reader chooses.
"""

import json

from hooks.assets import publish

ADDRESS = "assets/elements/cloud-pairs.js"


def module():
    """Return the JavaScript module: pairs of errors of r and θ, in standard deviations."""
    from snippets.applications.uncertainty_figure import pairs  # afresh: it may be edited

    return f"export const PAIRS = {json.dumps(pairs().tolist(), separators=(',', ':'))};\n"


def on_files(files, config):
    """Add the module where all assets of ours are."""
    return publish(files, config, ADDRESS, module)
