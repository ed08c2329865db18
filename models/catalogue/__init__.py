"""Reads the dated and sourced data under resources/catalogue.

The user cannot cause a bad catalogue, so a fault in one is a bug: ValueError with file and key.
"""

from models.catalogue.contents import Catalogue
from models.catalogue.loading import load_catalogue

__all__ = ["Catalogue", "load_catalogue"]
