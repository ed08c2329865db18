"""A dossier as a file for another office: what `nominating` reads, written.

A member hands its nominations to the leader of the cluster so. What the leader's file lacks of a
person is left out: no identity-card number was ever kept.
"""

import json
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from models.domain.errors import UserError
from models.domain.merits import Merits
from models.domain.nominations import AwardRecord, Collective, Dossier, Nomination, Person
from models.domain.values import Plain, decimal_text
from models.store.outfile import write_whole
from models.store.queries.merits import merits_of
from models.store.reasons import reason_of
from models.usecases.awards import get_dossier
from models.usecases.desk import Desk, Saved
from models.usecases.nominating import nominate

_WORDS = ("summary", "achievements", "measures", "compliance", "party_work")
_PERSON = (
    "code",
    "full_name",
    "alias",
    "gender",
    "home_town",
    "residence",
    "position",
    "unit",
    "qualification",
    "honours",
    "duties",
)
_COLLECTIVE = ("code", "name", "founded", "address", "phone", "website", "traits", "duties")
_YEAR = (
    "year",
    "rating",
    "discipline",
    "registered",
    "member_count",
    "ldtt_count",
    "completed_count",
    "cstdcs_count",
)
_MEETING = {"place": "place", "members": "member_count", "proceedings": "proceedings"}

Data = dict[str, Plain]


def dossier_file(desk: Desk, code: str, path: str = "") -> Data:
    """Return the dossier `code` as `nominate` reads it; with `path` only what goes that way.

    Raises UserError when there is no such dossier.
    """
    dossier = get_dossier(desk, code)
    chosen = [item for item in dossier.nominations if path in ("", item.path)]
    with desk.store.read() as session:
        known = {item.code: merits_of(session, item.subject.code) for item in chosen}
    return {
        "code": dossier.code,
        "office": dossier.office,
        "title": dossier.title,
        "year": dossier.year,
        "date": dossier.dated.isoformat(),
        "generation": dossier.generation,
        "form_collective": dossier.form_collective,
        "form_individual": dossier.form_individual,
        "addressees": list(dossier.addressees),
        "recipients": list(dossier.recipients),
        "signer": asdict(dossier.signature),
        "cosigners": [asdict(one) for one in dossier.cosigners],
        "meeting": _meeting(dossier),
        "nominations": [_nomination(item, known[item.code]) for item in chosen],
    }


def write_dossier_file(desk: Desk, code: str, place: Path, path: str = "") -> Path:
    """Write the dossier `code` as a file for another office at `place`."""
    text = json.dumps(dossier_file(desk, code, path), ensure_ascii=False, indent=1)
    write_whole(place, text.encode())
    return place


def take_dossier_file(desk: Desk, place: Path) -> Saved[str]:
    """Take in a dossier that another office wrote; answer its code.

    The same file again writes over the same dossier. Raises UserError when it cannot be read.
    """
    try:
        data = json.loads(place.read_text("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{place.name}” ({reason_of(error)}). Hãy kiểm tra đường dẫn."
        ) from error
    except ValueError as error:
        raise UserError(
            f"Tệp “{place.name}” không phải tệp hồ sơ khen thưởng. Hãy nhờ đơn vị gửi xuất lại."
        ) from error
    return nominate(desk, data)


def _meeting(dossier: Dossier) -> Data:
    meeting = dossier.meeting
    return {
        **{key: getattr(meeting, name) for key, name in _MEETING.items()},
        "date": meeting.held_on.isoformat() if meeting.held_on else None,
        "from": meeting.started,
        "to": meeting.ended,
        "chair": {"name": meeting.chair, "title": meeting.chair_title},
        "secretary": {"name": meeting.secretary, "title": meeting.secretary_title},
        "present": list(meeting.present),
        "absent": list(meeting.absent),
        "ballot": meeting.ballot,
        "vote_base": meeting.vote_base,
        "counters": list(meeting.counters),
    }


def _nomination(item: Nomination, merits: Merits) -> Data:
    votes: Data = {}
    if item.votes is not None:
        votes = {
            "for": item.votes.votes_for,
            "against": item.votes.votes_against,
            "invalid": item.votes.votes_invalid,
        }
    return {
        "kind": item.kind.value,
        "award": item.award,
        "path": item.path,
        "subject": _subject(item.subject),
        **{name: getattr(item, name) for name in _WORDS},
        "votes": votes,
        "figures": [
            {
                "target": figure.target,
                "period": figure.period,
                "drafted": None
                if figure.drafted_value is None
                else decimal_text(figure.drafted_value),
            }
            for figure in item.figures
        ],
        "history": [_record(record) for record in item.history],
        "years": [
            {name: getattr(year, name) for name in _YEAR if getattr(year, name) not in (None, "")}
            for year in merits.years
        ],
        "initiatives": [
            {
                "year": one.year,
                "title": one.title,
                "level": one.level,
                "decision_number": one.decision_number,
                "decided_on": one.decided_on.isoformat() if one.decided_on else None,
                "issuer": one.issuer,
            }
            for one in merits.initiatives
        ],
    }


def _subject(subject: Person | Collective) -> Data:
    if isinstance(subject, Person):
        return {
            **{name: getattr(subject, name) for name in _PERSON},
            "born_on": subject.born_on.isoformat() if subject.born_on else None,
            "birth_year": subject.birth_year,
        }
    return {
        **{name: getattr(subject, name) for name in _COLLECTIVE},
        "founded_on": subject.founded_on.isoformat() if subject.founded_on else None,
        "member_count": subject.member_count,
    }


def _record(record: AwardRecord) -> Data:
    return {
        "award": record.award,
        "name": record.award_name,
        "is_title": record.is_title,
        "year": record.year,
        "decision_number": record.decision_number,
        "decided_on": record.decided_on.isoformat() if record.decided_on else None,
        "issuer": record.issuer,
    }
