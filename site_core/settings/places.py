"""Where values come from, and where the site writes."""

from pathlib import Path

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Everything the running site writes: database, uploads, mail in development.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
