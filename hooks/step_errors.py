"""Publish the errors of the page on gradient checking, as assets/elements/step-errors.js, for its figure.

The snippet computes them; the figure's script only draws them.
"""

import json

from hooks.assets import publish

ADDRESS = "assets/elements/step-errors.js"


def module():
    """Return the JavaScript module; two digits are what the figure shows."""
    from snippets.backpropagation.gradient_check_errors import ERRORS, STEPS  # afresh: it may be edited

    errors = {name: [float(f"{value:.1e}") for value in values] for name, values in ERRORS.items()}
    return f"export const STEPS = {json.dumps(STEPS)};\nexport const ERRORS = {json.dumps(errors)};\n"


def on_files(files, config):
    """Add the module to the entrance's files, where all assets of ours are."""
    return publish(files, config, ADDRESS, module)
