"""Qt without a screen: chosen before the first window is made."""

import os
import sys

from PySide6.QtWidgets import QApplication

from desktop import __version__
from views import translate


def ensure_platform() -> None:
    """Let Qt draw in memory where Linux has no screen and nobody chose otherwise."""
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def application() -> QApplication:
    """Return the one application object, made now if need be, with Qt's words in Vietnamese."""
    ensure_platform()
    found = QApplication.instance()
    if found is None:
        app = QApplication(["so-thi-dua"])
        app.setApplicationName("Sổ Thi đua")
        app.setApplicationVersion(__version__)
        translate.install(app)
        return app
    if not isinstance(found, QApplication):
        message = "windows need a QApplication"
        raise TypeError(message)
    return found
