"""Whether this is `mkdocs serve`. MkDocs loads hooks anew for every build; what they import stays."""

active = False
