"""`python -m bot.serve …`: Rasa's server with its HTTP API, which answers only to who has the shop's secret.

The API is how a person's words reach a customer. Its token stands in this process alone: given on the
command line, every user of the machine could read it there.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from pathlib import Path

from bot.channels.secret import read_or_create_secret

PURPOSE = b"attune.api"


def api_token(secret: str) -> str:
    """Return the token of the HTTP API: made from the secret, so that it signs nothing by itself."""
    return hmac.new(secret.encode(), PURPOSE, hashlib.sha256).hexdigest()


def main() -> None:
    """Run `rasa run` with the arguments given here and the API behind its token."""
    from rasa.__main__ import main as rasa_main  # noqa: PLC0415  slow to load

    secret = read_or_create_secret(Path(os.environ.get("ATTUNE_SECRET_FILE", ".attune/secret")))
    sys.argv = ["rasa", "run", *sys.argv[1:], "--enable-api", "--auth-token", api_token(secret)]
    rasa_main()


if __name__ == "__main__":
    main()
