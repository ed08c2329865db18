"""The manual in a window of its own, for when there is no office window yet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from views import icons
from views.pages.help.page import HelpPage


class ManualWindow(QWidget):
    """Opens on the page called `key`."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Sổ Thi đua: hướng dẫn"))
        self.setWindowIcon(icons.icon("app"))
        self.setAutoFillBackground(True)
        self.page = HelpPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.open_item(key)
        self.resize(980, 660)
