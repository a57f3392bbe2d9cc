"""The colours of all figures, by meaning. Shared by every *_figure.py; test: tests/test_palette.py.

The site replaces each by a CSS variable of docs/assets/site.css, so that a figure follows the reader's
light or dark theme. The first column of a Jacobian is orange on the whole site, the second blue.
"""

INK = "#000000"
MUTED = "#6b7280"
COLUMNS = ("#c2410c", "#1d6fb8", "#3f7d20")

VARIABLES = {
    INK: "currentColor",
    MUTED: "var(--figure-muted)",
    COLUMNS[0]: "var(--column-1)",
    COLUMNS[1]: "var(--column-2)",
    COLUMNS[2]: "var(--column-3)",
}
