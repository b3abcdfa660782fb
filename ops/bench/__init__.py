"""Speed measurements; each states what it is compared with."""
