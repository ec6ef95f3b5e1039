"""Links of payment accounts, their steps, and the simulated phone's messages."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from backend_stub.storage.facts import LinkFacts
from backend_stub.storage.tables import holders, link_events, links, phone_messages


def open_link(
    db: Connection,
    holder_id: str,
    provider_id: str,
    account_number: str,
    rule_set_id: str,
    *,
    at: datetime,
    really_at: datetime,
    resends: int,
    consent: str,
    asked_by: str | None = None,
) -> str:
    """
    Write a new link with its first step; answers its id.

    Raises:
        IntegrityError: The holder has an open link to that account already.
    """
    link_id = secrets.token_hex(16)
    db.execute(
        insert(links).values(
            id=link_id,
            holder_id=holder_id,
            provider_id=provider_id,
            account_number=account_number,
            rule_set_id=rule_set_id,
            asked_by=asked_by,
            asked_at=at,
            asked_really_at=really_at,
            resends_left=resends,
            consent_version=consent,
            is_open=True,
            is_default=False,
        )
    )
    _write_step(db, link_id, 0, "asking", at, None)
    return link_id


def add_steps(
    db: Connection, link: LinkFacts, at: datetime, *kinds: str, detail: str | None = None
) -> None:
    """Write the next steps down, all at one moment."""
    for offset, kind in enumerate(kinds):
        _write_step(db, link.id, len(link.steps) + offset, kind, at, detail)


def change_link(db: Connection, link_id: str, **values: Any) -> None:
    """Set columns of a link that are no steps: the code, what was compared, whether it is open."""
    db.execute(update(links).where(links.c.id == link_id).values(**values))


def make_default(db: Connection, holder_id: str, link_id: str) -> None:
    """Exactly this link is where payments go; the index lets no second one be."""
    own = links.c.holder_id == holder_id
    db.execute(update(links).where(own, links.c.is_default).values(is_default=False))
    db.execute(update(links).where(own, links.c.id == link_id).values(is_default=True))


def owner_of(db: Connection, link_id: str) -> str | None:
    """Whose link it is; None where there is none. For the provider's side alone."""
    return db.execute(select(links.c.holder_id).where(links.c.id == link_id)).scalar()


def owners_of(db: Connection, link_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Whose links these are: id and name of each one's holder."""
    wanted = (
        select(links.c.id, links.c.holder_id, holders.c.full_name)
        .join(holders, holders.c.id == links.c.holder_id)
        .where(links.c.id.in_(list(link_ids)))
    )
    return {row.id: (row.holder_id, row.full_name) for row in db.execute(wanted)}


def unsettled(db: Connection) -> list[Row[Any]]:
    """Every open link that is not linked: what a restart must take up again."""
    done = select(link_events.c.link_id).where(link_events.c.kind == "linked")
    return list(
        db.execute(
            select(
                links.c.id,
                links.c.provider_id,
                links.c.asked_at,
                links.c.asked_really_at,
                links.c.code_ends_at,
            ).where(links.c.is_open, links.c.id.not_in(done))
        )
    )


def send_message(
    db: Connection,
    holder_id: str,
    at: datetime,
    sender: str,
    texts: tuple[str, str],
    code: str | None,
    channel: str,
) -> None:
    """The simulated phone receives a message; the only place where a code stands plain."""
    db.execute(
        insert(phone_messages).values(
            holder_id=holder_id,
            at=at,
            sender=sender,
            text_vi=texts[0],
            text_en=texts[1],
            code=code,
            channel=channel,
        )
    )


def messages_of(db: Connection, holder_id: str, now: datetime, count: int) -> list[Row[Any]]:
    """The newest messages received by ``now``."""
    own = (phone_messages.c.holder_id == holder_id) & (phone_messages.c.at <= now)
    newest = (phone_messages.c.at.desc(), phone_messages.c.id.desc())
    return list(db.execute(select(phone_messages).where(own).order_by(*newest).limit(count)))


def _write_step(
    db: Connection, link_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    db.execute(
        insert(link_events).values(link_id=link_id, step=step, kind=kind, at=at, detail=detail)
    )
