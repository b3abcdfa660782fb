"""The shop's catalogue: reading it from a file, replacing it, and telling Rasa its words."""

from ops.catalogue.flaws import BadCatalogue, Flaw
from ops.catalogue.importing import replace_catalogue
from ops.catalogue.reading import Sheet, read_catalogue
from ops.catalogue.vocabulary import export_vocabulary

__all__ = ["BadCatalogue", "Flaw", "Sheet", "export_vocabulary", "read_catalogue", "replace_catalogue"]
