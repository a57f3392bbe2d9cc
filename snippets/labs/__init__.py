"""Code of the labs: percent scripts that become notebooks; each runs outside this repository, too."""
