"""Make the environment of this project if it is missing or stale, then run a command in it.

    python3 bootstrap.py mkdocs serve

Old Pythons must be able to parse this file, so that they can print the message below: no f-strings,
no annotations, no unpacking into lists.
"""

import sys

if sys.version_info < (3, 12):
    sys.exit(
        "This project needs Python 3.12 or newer, and this is Python %d.%d: "
        "run the command again with a newer one, such as python3.12." % sys.version_info[:2]
    )

import hashlib
import os
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
STAMP = ENVIRONMENT / "installed"


def wanted():
    """Return what the environment must have been made from: this Python and both lock files."""
    locks = (ROOT / name for name in ("requirements.txt", "package-lock.json"))
    digests = [hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks]
    return "\n".join([sys.version] + digests)


def call(*command):
    """Run one step of the installation; stop with its command if it fails."""
    sys.stderr.write("bootstrap: " + " ".join(command) + "\n")
    program = [str(PROGRAMS / command[0])] + list(command[1:])
    if subprocess.call(program, cwd=str(ROOT), shell=os.name == "nt"):
        sys.exit("bootstrap: this step failed: " + " ".join(command))


def install():
    """Make `.venv` and `node_modules` anew from the lock files."""
    try:
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
    except subprocess.CalledProcessError:
        sys.exit("bootstrap: Python could not make .venv; on Debian, install python3-venv first.")
    call("python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements.txt")
    call("npm", "ci", "--omit=dev", "--loglevel=error")
    STAMP.write_text(wanted(), encoding="utf-8")


def main(command):
    """Install if needed, then become the command; its exit code is ours."""
    os.environ["PATH"] = str(PROGRAMS) + os.pathsep + os.environ["PATH"]
    # Each run would print that the theme ends in May 2027; README.md says what we do about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not STAMP.exists() or STAMP.read_text(encoding="utf-8") != wanted():
        install()
    if not command:
        sys.exit("bootstrap: the environment is ready; name a command to run in it.")
    program = PROGRAMS / command[0]
    if os.name == "nt":
        sys.exit(subprocess.call([str(program)] + command[1:]))
    if not program.exists():
        sys.exit("bootstrap: the environment has no command named %s." % command[0])
    os.execv(str(program), [str(program)] + command[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
