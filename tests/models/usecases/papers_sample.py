"""A dossier for every level: state, province, ministry, house; the JSON a clerk would hand in."""

import copy
from typing import Any

from models.usecases.desk import Desk
from models.usecases.example import example_dossier, fill_with_example
from models.usecases.nominating import nominate


def every_level(desk: Desk, code: str = "moi-cap", *, filled: bool = False) -> str:
    """Write a dossier that needs each paper of the set, and the example figures; its code."""
    if not filled:
        fill_with_example(desk, 2023)
    data: Any = example_dossier()
    data["code"] = code
    collective, person = data["nominations"][0], data["nominations"][1]
    for like, award, path in (
        (person, "BK_TTG", "state"),
        (collective, "HCLD_3", "state"),
        (person, "LDTT", "house"),
        (collective, "GIAY_KHEN", "house"),
    ):
        more = copy.deepcopy(like)
        more["award"], more["path"] = award, path
        data["nominations"].append(more)
    return nominate(desk, data).value
