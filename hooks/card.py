"""Draw the picture that stands for the site where an address is shared: card.png, the same for all pages.

It is the figure of the page on linear maps, in symbols only, so one serves both languages. 1200×630 pixels is
what readers of Open Graph's og:image expect (https://ogp.me/).
"""

import io

from hooks.assets import publish

ADDRESS = "card.png"
WIDTH, HEIGHT, PER_INCH = 1200, 630, 200


def png():
    """Return the picture as PNG bytes, the same in every build."""
    from snippets.jacobian.linear_map_figure import draw  # afresh: it may be edited

    figure = draw()["grid"]
    figure.set_size_inches(WIDTH / PER_INCH, HEIGHT / PER_INCH)
    data = io.BytesIO()
    figure.savefig(data, dpi=PER_INCH, facecolor="white", metadata={"Software": None})
    return data.getvalue()


def on_files(files, config):
    """Add the picture to the entrance's files."""
    return publish(files, config, ADDRESS, png)
