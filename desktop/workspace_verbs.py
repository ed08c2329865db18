"""The verbs about a workspace as a whole: make it, hash it, rescue it, who may open it."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import machine
from desktop.answers import Answer
from desktop.command import Add, destination, opened, place_of

if TYPE_CHECKING:
    from models.usecases.desk import Desk

_OFFICES = "son-la lai-chau dien-bien lao-cai ha-giang cao-bang lang-son"


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    making = add(
        "init",
        init,
        f"tạo tệp dữ liệu cho một đơn vị và nạp danh mục\n\nMã đơn vị: {_OFFICES}.\n"
        'JSON: {"workspace","office","office_name","year","practice","state_hash",\n"fingerprint"}',
    )
    making.add_argument("--office", required=True, metavar="CODE", help="mã đơn vị")
    making.add_argument("--year", required=True, type=int, metavar="Y", help="năm mở sổ")
    making.add_argument("--practice", action="store_true", help="tệp thực hành")
    add("state-hash", state_hash, 'in SHA-256 của nội dung\n\nJSON: {"state_hash"}')
    kit = add(
        "rescue-kit",
        rescue_kit,
        "lập bộ cứu hộ trong FOLDER rồi đọc lại từng tệp\n\n"
        'JSON: {"folder","file_count","byte_count"}',
    )
    kit.add_argument("folder", type=Path, metavar="FOLDER", help="thư mục có sẵn, ví dụ USB")
    saving = add(
        "salvage",
        salvage,
        "lấy mọi bảng còn đọc được của tệp dữ liệu ra Excel; không sửa tệp\n\n"
        'JSON: {"file","table_count","row_count","damaged":[…]}',
    )
    saving.add_argument("--to", required=True, type=Path, metavar="FILE.xlsx", help="tệp sẽ ghi")
    who = add(
        "access",
        access,
        "tài khoản của chương trình: list kể ra, reset bỏ hết khi quản trị quên mật khẩu\n\n"
        'JSON: [{"name","role"}]',
    )
    who.add_argument("deed", choices=("list", "reset"), metavar="DEED", help="list, reset")


def init(args: Namespace) -> Answer:
    """Make a workspace for an office, load the catalogue, make the key that signs its packages."""
    from models.domain.signature import shown_fingerprint
    from models.usecases.signing import ensure_key
    from models.usecases.workspace import close_workspace, create_workspace, describe

    desk = create_workspace(
        place_of(args),
        office=args.office,
        year=args.year,
        practice=args.practice,
        surroundings=machine.surroundings(),
    )
    try:
        facts = describe(desk)
        digest = _state_hash(desk)
        fingerprint = "" if args.practice else ensure_key(desk)
    finally:
        close_workspace(desk, backup=False)
    return Answer(
        data={
            "workspace": str(facts.place),
            "office": facts.office,
            "office_name": facts.office_name,
            "year": facts.year,
            "practice": facts.is_practice,
            "state_hash": digest,
            "fingerprint": fingerprint or None,
        },
        lines=[
            f"Đã tạo tệp dữ liệu của {facts.office_name}, năm {facts.year}: {facts.place}",
            *([f"Khoá ký của máy này: {shown_fingerprint(fingerprint)}"] if fingerprint else []),
        ],
    )


def state_hash(args: Namespace) -> Answer:
    """Print the SHA-256 of the content."""
    with opened(args) as desk:
        digest = _state_hash(desk)
    return Answer(data={"state_hash": digest}, lines=[digest])


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

    facts = write(place_of(args), destination(args.to))
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


def _state_hash(desk: "Desk") -> str:
    from models.usecases.safety import state_hash as digest

    return digest(desk)
