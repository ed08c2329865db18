"""The verbs about the program and the safety of its data."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace

from desktop.answers import Answer
from desktop.verbs import opened, place_of


def pictures(args: Namespace) -> Answer:
    """Take the pictures of the manual anew."""
    from desktop.pictures import take_manual_pictures

    made = take_manual_pictures(args.folder.absolute())
    return Answer(
        data={"files": [str(path) for path in made]},
        lines=[f"Đã chụp {len(made)} ảnh vào {args.folder}."],
    )


def rescue_kit(args: Namespace) -> Answer:
    """Write a rescue kit and read it back."""
    from models.usecases.rescue_kit import write_kit

    with opened(args) as desk:
        facts = write_kit(desk, args.folder.absolute(), lambda _done, _total, _what: None).value
    return Answer(
        data={
            "folder": str(facts.folder),
            "file_count": facts.file_count,
            "byte_count": facts.byte_count,
        },
        lines=[f"Đã lập bộ cứu hộ và đọc lại đủ {facts.file_count} tệp: {facts.folder}"],
    )


def salvage(args: Namespace) -> Answer:
    """Write what can still be read of a workspace, which need not open."""
    from models.usecases.salvaging import salvage as write

    facts = write(place_of(args), args.to.absolute())
    return Answer(
        data={
            "file": str(facts.place),
            "table_count": facts.table_count,
            "row_count": facts.row_count,
            "damaged": list(facts.damaged),
        },
        lines=[f"Đã ghi {facts.table_count} bảng, {facts.row_count} dòng vào {facts.place}."],
    )


def access(args: Namespace) -> Answer:
    """List the accounts, or remove them all."""
    from models.usecases.access import accounts, remove_every_account

    with opened(args) as desk:
        found = accounts(desk)
        if args.deed == "reset":
            remove_every_account(desk)
    lines = [f"{item.name}: {item.role.label}" for item in found]
    if args.deed == "reset":
        lines = [f"Đã bỏ {len(found)} tài khoản; chương trình không hỏi mật khẩu nữa."]
    return Answer(
        data=[{"name": item.name, "role": item.role.value} for item in found], lines=lines
    )
