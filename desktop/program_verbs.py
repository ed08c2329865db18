"""The verbs about the program itself: show what it does, check it, take its pictures."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path

from desktop.answers import Answer
from desktop.command import Add


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    showing = add(
        "demo",
        demo,
        "làm trọn việc chính với cụm ví dụ, ghi kết quả vào OUT\n\n"
        'JSON: {"out","files":[…],"missing":[…]}; mã thoát 1 khi thiếu kết quả.',
    )
    showing.add_argument("out", type=Path, metavar="OUT", help="thư mục, được tạo khi chưa có")
    add(
        "self-test",
        self_test,
        "tự kiểm tra bản cài đặt: sổ, sao lưu, gói, PDF, phông chữ, cửa sổ\n\n"
        'JSON: {"version","python","passed","checks":[{"name","passed","found"}]};\n'
        "mã thoát 1 khi có mục hỏng.",
    )
    taking = add(
        "pictures",
        pictures,
        'chụp lại ảnh màn hình của hướng dẫn từ cụm ví dụ\n\nJSON: {"files":[…]}',
    )
    taking.add_argument("folder", type=Path, metavar="FOLDER", help="thư mục, được tạo khi chưa có")


def demo(args: Namespace) -> Answer:
    """Do the whole main job with the example cluster and write what comes of it."""
    from desktop.demo import run_demo

    return run_demo(args.out)


def self_test(_args: Namespace) -> Answer:
    """Check this build: workspace, package, PDF, fonts, window."""
    from desktop.selftest import run_self_test

    return run_self_test()


def pictures(args: Namespace) -> Answer:
    """Take the pictures of the manual anew."""
    from desktop.pictures import take_manual_pictures

    made = take_manual_pictures(args.folder.absolute())
    return Answer(
        data={"files": [str(path) for path in made]},
        lines=[f"Đã chụp {len(made)} ảnh vào {args.folder}."],
    )
