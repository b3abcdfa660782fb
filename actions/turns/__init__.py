"""One file for each custom action of domain.yml, and the list of all of them."""
