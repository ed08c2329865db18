"""The one style sheet, generated from the tokens.

Selectors name a class or a `look` property; there is no rule for every widget, because each rule
is tried on each widget when it is first shown.
"""

from string import Template

from views.theme.tokens import Tokens

_FRAMES = """
QFrame[look="panel"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="header"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[look="foot"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[look="strip"] { background: $raised; border: 0; border-top: 1px solid $line; }
QFrame[look="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QDialog { background: $surface; }
QToolTip { background: $text; color: $surface; border: 0; padding: 5px 8px; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $control;
  border-radius: ${radius}px; padding: 0 12px; min-height: 30px; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $ground; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $raised; color: $muted; border-color: $line; }
QPushButton[look="danger"] { color: $bad; border-color: $bad; }
QPushButton[look="danger"]:disabled { color: $muted; border-color: $line; }
QPushButton[look="quiet"], QPushButton[look="icon"] { background: transparent; padding: 0 8px;
  border: 1px solid transparent; text-align: left; }
QPushButton[look="icon"] { padding: 0; min-width: 30px; max-width: 30px; text-align: center; }
QPushButton[look="quiet"]:hover, QPushButton[look="icon"]:hover { background: $raised; }
QPushButton[look="quiet"]:focus { border: 2px solid $focus; padding: 0 7px; }
QPushButton[look="icon"]:focus { border: 2px solid $focus; padding: 0; min-width: 28px; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 0 4px; min-height: 24px; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $focus; padding: 0 3px; min-height: 22px; }
QPushButton::menu-indicator { image: none; width: 0; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit { background: $surface; color: $text; border: 1px solid $control;
  border-radius: ${radius}px; padding: 0 8px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit { min-height: 30px; }
QPlainTextEdit { padding: 4px 5px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; }
QLineEdit:focus { padding: 0 7px; min-height: 28px; }
QPlainTextEdit:focus { padding: 3px 4px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $bad; }
QLineEdit[wrong="true"] { padding: 0 7px; min-height: 28px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {
  background: $ground; color: $muted; border-color: $line; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_VIEWS = """
QTableView { background: $surface; border: 1px solid $line; border-radius: ${radius}px;
  gridline-color: $line; selection-background-color: $selection; selection-color: $text;
  outline: 0; }
QTableView:focus { border: 1px solid $focus; }
QHeaderView { background: $raised; border: 0; }
QHeaderView::section { background: $raised; color: $muted; border: 0;
  border-bottom: 1px solid $line; padding: 0 8px; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QAbstractItemView { outline: 0; }
QMenu { background: $surface; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }
QScrollArea { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def sheet(tokens: Tokens) -> str:
    """Return the style sheet of `tokens`."""
    names = {name: str(getattr(tokens, name)) for name in tokens.__slots__}
    names["scroll"] = tokens.control if tokens.dark else "#B9C1CA"
    return Template(_FRAMES + _BUTTONS + _FIELDS + _VIEWS).substitute(names)
