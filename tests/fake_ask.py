"""Stands in for the person in front of the screen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from views.ask import Ask, Option


class FakeAsk(Ask):
    """Answers as told beforehand and remembers what it was asked."""

    def __init__(  # noqa: PLR0913 - one answer for each kind of question
        self,
        *,
        confirm: bool = True,
        choose: str | None = None,
        text: str | None = None,
        form: bool = True,
        open_file: Path | None = None,
        open_files: Sequence[Path] = (),
        open_folder: Path | None = None,
        save_file: Path | None = None,
        fill: Callable[[QWidget], None] | None = None,
    ) -> None:
        self.confirm_answer = confirm
        self.choose_answer = choose
        self.text_answer = text
        self.form_answer = form
        self.open_answer = open_file
        self.open_many_answer = tuple(open_files)
        self.folder_answer = open_folder
        self.save_answer = save_file
        self.fill = fill
        self.told: list[tuple[str, str]] = []
        self.asked: list[tuple[str, str]] = []
        self.shown: list[Path] = []

    @override
    def confirm(self, title: str, text: str, verb: str, later: str = "Để sau") -> bool:
        self.asked.append((title, text))
        return self.confirm_answer

    @override
    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    @override
    def choose(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        verb: str,
        later: str = "Để sau",
    ) -> str | None:
        self.asked.append((title, text))
        return self.choose_answer

    @override
    def text(
        self, title: str, text: str, verb: str, value: str = "", later: str = "Để sau"
    ) -> str | None:
        self.asked.append((title, text))
        return self.text_answer

    @override
    def form(
        self,
        title: str,
        content: QWidget,
        verb: str,
        later: str = "Để sau",
        check: Callable[[], bool] | None = None,
    ) -> bool:
        self.asked.append((title, verb))
        if self.fill:
            self.fill(content)
        return self.form_answer and (check is None or check())

    @override
    def open_file(self, caption: str, filters: Sequence[str]) -> Path | None:
        return self.open_answer

    @override
    def open_files(self, caption: str, filters: Sequence[str]) -> tuple[Path, ...]:
        return self.open_many_answer

    @override
    def open_folder(self, caption: str) -> Path | None:
        return self.folder_answer

    @override
    def save_file(self, caption: str, suggested_name: str, filters: Sequence[str]) -> Path | None:
        self.asked.append((caption, suggested_name))
        return self.save_answer

    @override
    def show_file(self, path: Path) -> None:
        self.shown.append(path)

    @override
    def show_folder(self, path: Path) -> None:
        self.shown.append(path)
