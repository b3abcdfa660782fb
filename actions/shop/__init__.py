"""The shop behind the assistant: its orders and customers, wherever they are kept.

`ShopBackend` is the seam. Attune's own database and a shop system over HTTP stand behind it; nothing else
in the action server knows which.
"""

from actions.shop.backend import ShopBackend
from actions.shop.http import HttpShop
from actions.shop.line import Line
from actions.shop.sql import SqlShop

__all__ = ["HttpShop", "Line", "ShopBackend", "SqlShop"]
