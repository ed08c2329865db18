"""The support bundle of this machine: asks what may go in, then has it written."""

import platform
import sqlite3
from dataclasses import replace
from pathlib import Path

import PySide6

from desktop import __version__, crash, machine
from models.usecases.support import BundleOrder, write_bundle
from views.ask import Ask, Option
from views.job import Jobs

_SUGGESTED = "goi-ho-tro-so-thi-dua.zip"


def bundle_order(workspace: Path, user_name: str = "") -> BundleOrder:
    """Return what a bundle about `workspace` holds: versions, logs, and no name of a person."""
    around = machine.surroundings(user_name)
    return BundleOrder(
        workspace=workspace,
        logs=crash.logs(machine.data_folder()),
        about={
            "program": __version__,
            "python": platform.python_version(),
            "qt": PySide6.__version__,
            "sqlite": sqlite3.sqlite_version,
            "system": platform.platform(),
        },
        hide=(str(Path.home()), Path.home().name, around.user, around.machine, user_name),
    )


def offer_bundle(order: BundleOrder, ask: Ask, jobs: Jobs) -> None:
    """Ask whether the data may go along and where to write, write, and show the folder."""
    options = (
        Option(
            key="bare",
            text="Không kèm dữ liệu",
            detail="Chỉ có phiên bản, tình trạng tệp, nhật ký lỗi; tên người đã được che.",
        ),
        Option(
            key="data",
            text="Kèm cả tệp dữ liệu",
            detail="Có dữ liệu cá nhân. Chỉ chọn khi người hỗ trợ yêu cầu và được phép.",
        ),
    )
    chosen = ask.choose(
        "Lập gói hỗ trợ kỹ thuật",
        "Gói là một tệp nén để gửi cho người hỗ trợ. Chương trình không tự gửi đi đâu cả.",
        options,
        "Chọn nơi lưu",
    )
    if chosen is None:
        return
    place = ask.save_file("Lưu gói hỗ trợ", _SUGGESTED, ("Tệp nén (*.zip)",))
    if place is None:
        return
    wanted = replace(order, with_data=chosen == "data")
    jobs.read(
        lambda _token: write_bundle(wanted, place),
        ask.show_folder,
        title="Chưa lập được gói hỗ trợ",
    )
