"""A picture for every product, drawn on demand, so that imported articles without one get one too.

Pure: the same product always gives the same picture. No text of the product enters the SVG.
"""

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path

from store import Product

_SHAPES = Path(__file__).with_name("shapes.toml")

# The first word found in the title decides; then the category; then it is a parcel.
_BY_TITLE: tuple[tuple[str, str], ...] = (
    (r"pendant|ceiling|paper star", "pendant"),
    (r"fairy|string light|garland|festoon|bunting", "fairy"),
    (r"candle|tea ?light|diffuser|lantern", "candle"),
    (r"lamp|light\b|night ?light", "lamp"),
    (r"teapot|kettle|jug|gaiwan", "teapot"),
    (r"mug|cup\b|cups\b|tumbler|dripper", "mug"),
    (r"beans|roast|tea\b|infusion|matcha|cocoa|chai|rooibos|coffee\b|compost|seed", "beans"),
    (r"bowl|dish|plate|mortar|colander", "bowl"),
    (r"board|knife|peeler|spatula|spoon|tongs|grater|rolling pin", "board"),
    (r"watering", "can"),
    (r"trowel|secateurs|fork|spade|weeder|gloves|dibber", "trowel"),
    (r"planter|pot\b|herb|plant", "plant"),
    (r"notebook|planner|journal|cookbook|sketchbook", "book"),
    (r"bear|hare|fox|owl|plush|puppet|doll", "bear"),
    (r"kite", "kite"),
    (r"shoe|boot|sock|insole|slipper", "shoe"),
    (r"tent|tarp|hammock|camp", "tent"),
    (r"bottle|flask", "bottle"),
    (r"backpack|rucksack|vest|duffel", "backpack"),
    (r"wallet|purse|pouch|card holder|case|organi[sz]er", "wallet"),
    (r"headphone|earbud|headset", "headphones"),
    (r"speaker|radio|record player|turntable|microphone", "speaker"),
    (r"towel|robe|mat\b|washcloth|flannel", "towel"),
    (r"soap|bath|scrub|sponge", "soap"),
)
_BY_CATEGORY = {
    "lighting": "lamp",
    "kitchen": "pot",
    "coffee & tea": "mug",
    "garden": "plant",
    "books": "book",
    "toys": "blocks",
    "running & outdoor": "tent",
    "bags": "tote",
    "desk & audio": "desk",
    "bath & care": "pump",
}
_TITLES_MISLEAD = frozenset({"books"})


def draw(product: Product) -> str:
    """Return the product's picture as an SVG document, under 2 kB, 200 × 200 units."""
    digest = hashlib.sha256(product.id.encode()).digest()
    hue = digest[0] * 360 // 256
    # A warm accent (flames, buttons, blossoms), unless the whole picture is warm already.
    accent = 190 + digest[1] % 30 if hue < 75 or hue > 345 else 12 + digest[1] % 36
    colours = {
        "m": f"hsl({hue},48%,56%)",
        "d": f"hsl({hue},40%,34%)",
        "l": f"hsl({hue},60%,76%)",
        "a": f"hsl({accent},70%,64%)",
    }
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" role="img">'
        f'<rect width="200" height="200" fill="hsl({hue},42%,94%)"/>'
        f'<circle cx="{84 + digest[2] % 32}" cy="{88 + digest[3] % 24}" r="{74 + digest[4] % 12}"'
        f' fill="hsl({hue},48%,88%)"/>'
        f'<ellipse cx="100" cy="160" rx="58" ry="6" fill="hsl({hue},30%,80%)"/>'
        f"{_drawings()[_shape(product)].format(**colours)}</svg>\n"
    )


def _shape(product: Product) -> str:
    category = product.category.casefold()
    if category not in _TITLES_MISLEAD:
        for pattern, shape in _BY_TITLE:
            if re.search(rf"\b(?:{pattern})", product.title, re.IGNORECASE):
                return shape
    return _BY_CATEGORY.get(category, "parcel")


@cache
def _drawings() -> dict[str, str]:
    loaded: dict[str, str] = tomllib.loads(_SHAPES.read_text(encoding="utf-8"))
    return {name: drawing.replace("\n", "") for name, drawing in loaded.items()}
