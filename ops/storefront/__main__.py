"""`python -m ops.storefront`: serves the page. ATTUNE_DEMO=0 takes the customer switcher away."""

import os

import uvicorn

from ops import secret
from ops.settings import read_settings
from ops.storefront.app import build_app
from store import open_store


def main() -> None:
    """Serve the page until stopped."""
    settings = read_settings()
    app = build_app(
        open_store(settings.database_url),
        secret=secret.ensure(settings.secret_file),
        chat_origin=f"http://{settings.host}:{settings.rasa_port}",
        demo=os.environ.get("ATTUNE_DEMO", "1") != "0",
    )
    uvicorn.run(app, host=settings.host, port=settings.page_port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
