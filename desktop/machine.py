"""The one place that asks the machine: clock, user, random names, folders."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from models.store.lock import Holder

if TYPE_CHECKING:  # loads the database's library, and the first window need not wait for it
    from models.usecases.desk import Surroundings

_APPLICATION = "SoThiDua"
_PORTABLE_MARK = "portable.txt"
_ID_BYTES = 8
_SYNCHRONISED = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def surroundings(user_name: str = "") -> "Surroundings":
    """Return the machine's clock, names and folders; `user_name` goes before the account's."""
    from models.usecases.desk import Surroundings  # noqa: PLC0415  as above

    return Surroundings(
        clock=datetime.now,
        new_id=_new_id,
        machine=_machine_name(),
        user=user_name or _account(),
        cloud_folders=tuple(Path(os.environ[name]) for name in _SYNCHRONISED if os.getenv(name)),
        fonts=_system_fonts(),
    )


def holder(user_name: str = "") -> Holder:
    """Return who holds a lock from now on."""
    since = datetime.now().replace(microsecond=0)  # noqa: DTZ005  the office's own wall clock
    return Holder(machine=_machine_name(), user=user_name or _account(), since=since)


def data_folder() -> Path:
    """Return the folder for the workspace, settings and logs.

    A program that runs from a stick keeps its data beside itself: a file ``portable.txt`` beside
    the executable says so.
    """
    beside = Path(sys.executable).parent
    if getattr(sys, "frozen", False) and (beside / _PORTABLE_MARK).exists():
        return beside / "du-lieu"
    return platformdirs.user_data_path(_APPLICATION, appauthor=False)


def documents_folder() -> str:
    """Return where the user keeps files; "" where there is no such folder."""
    places = (platformdirs.user_documents_path(), Path.home())
    return next((str(place) for place in places if place.is_dir()), "")


def default_workspace() -> Path:
    """Return where the office's workspace lies unless another is named."""
    return data_folder() / "so-thi-dua.db"


def practice_workspace() -> Path:
    """Return where the practice workspace lies."""
    return data_folder() / "thuc-hanh" / "thuc-hanh.db"


def _new_id() -> str:
    return os.urandom(_ID_BYTES).hex()


def _machine_name() -> str:
    """Return this computer's name; `platform` would ask the system for much more first."""
    name = os.environ.get("COMPUTERNAME") if sys.platform == "win32" else os.uname().nodename
    return name or "máy này"


def _account() -> str:
    import getpass  # noqa: PLC0415  loads a terminal's library; not needed with a name given

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "người dùng"


def _system_fonts() -> Path | None:
    windows = os.getenv("WINDIR")
    return Path(windows) / "Fonts" if windows else None
