"""Is a process able to do its work? Asked over HTTP, as its users would."""

import http.client
import urllib.error
import urllib.request

TIMEOUT_S = 2.0
SERVER_ERROR = 500


def is_healthy(url: str, timeout_s: float = TIMEOUT_S) -> bool:
    """Return whether the address answers without a server's error."""
    # No proxy: these addresses are this computer's own.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=timeout_s):
            return True
    except urllib.error.HTTPError as error:
        return error.code < SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
