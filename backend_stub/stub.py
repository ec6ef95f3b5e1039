"""What the server's parts share while it runs: store, clocks, sessions, changes, waiting deeds."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select, update

from app.shared.clock import Now
from app.shared.contract.benefits import ProviderAnswerSent
from app.shared.providers import provider
from backend_stub import seed
from backend_stub.auth import Sessions
from backend_stub.changes import Changes
from backend_stub.comment_rate import CommentRate
from backend_stub.fee_desk import FeeDesk
from backend_stub.later import Later
from backend_stub.limits import limits
from backend_stub.logs import report_fault
from backend_stub.passcodes import Passcodes
from backend_stub.pay_office import PayOffice
from backend_stub.presenting import Presenting
from backend_stub.providers.simulated import FAILURES, Closed, Failed
from backend_stub.register_office import RegisterOffice
from backend_stub.services import asking, foreign, linking, queue
from backend_stub.services.access_notes import note_account_check
from backend_stub.settings import Settings
from backend_stub.storage import foreign as foreign_queries
from backend_stub.storage import links as link_queries
from backend_stub.storage.engine import Store, Writing
from backend_stub.storage.facts import HolderFacts, LinkFacts, read_facts
from backend_stub.storage.mandates import who_may_act
from backend_stub.storage.tables import holders
from backend_stub.story import StoryTime
from backend_stub.waiting_room import WaitingRoom


class Stub:
    """
    A server's state over one store.

    Attributes:
        now: Real time: sessions, waits, codes and grants live in it.
        story: Story time: every fact is dated in it.
        room: Who waits for the benefit account; in real time.
        deeds: How many of those inside write at once.
    """

    def __init__(self, settings: Settings, store: Store, now: Now) -> None:
        self.settings, self.store, self.now = settings, store, now
        store.folder = settings.data_folder
        self.story = StoryTime(now)
        self.sessions = Sessions(shared=store.shared)
        self.passcodes, self.later, self.comment_rate = Passcodes(), Later(), CommentRate()
        self.pay_office = PayOffice(self)
        self.register_office = RegisterOffice(self, self._after)
        self.presenting = Presenting(self, self._after)
        self.fee_desk = FeeDesk(self, self._after)
        self.room = WaitingRoom(
            limits().queue, lambda: now().timestamp(), self._tell_turn, self._watch_room
        )
        self.deeds = asyncio.Semaphore(limits().queue.writes_at_once)
        self._watching_room = False
        self.changes = Changes(0, {})
        self._neighbours = None
        store.write(self._open).result()
        if store.shared:
            from backend_stub.neighbours import Neighbours  # noqa: PLC0415  # SQLite has none

            self._neighbours = Neighbours(self)

    def close(self) -> None:
        """Stop what waits; the store is its opener's to close."""
        if self._neighbours is not None:
            self._neighbours.close()
        self.later.close()
        self.passcodes.close()
        self.changes.close()

    def changes_seen_by(self, holder_id: str | None) -> int:
        """The change number now; the counter itself is made anew when the store opens."""
        return self.changes.number(holder_id)

    def story_in(self, db: Connection) -> datetime:
        """Story time for a transaction of a deed that fell due; UTC."""
        return self.story.read(db) if self.store.shared else self.story.now()

    def changed(self, writing: Writing, holder_id: str) -> None:
        """Something of this holder is being written: whoever sees it is told after the commit."""
        self._count(writing, holder_id)
        for one in who_may_act(writing.db, holder_id):
            self._count(writing, one)

    def _count(self, writing: Writing, holder_id: str) -> None:
        own = update(holders).where(holders.c.id == holder_id)
        counted = own.values(changes=holders.c.changes + 1)
        if not self.store.shared:
            writing.db.execute(counted)
            writing.kept.append(lambda: self.changes.holder_changed(holder_id))
            return
        number = writing.db.execute(counted.returning(holders.c.changes)).scalar() or 0
        writing.kept.append(lambda: self.changes.holder_counts(holder_id, number))
        writing.news.append(f"holder {holder_id} {number}")

    def reset(self, writing: Writing) -> None:
        """Seed anew: everybody is signed out, the clock stands where the story starts."""
        shared = self.store.shared
        number = seed.next_number(writing.db) if shared else self.changes.number_after_reset()
        story_at, real_at = seed.seed(writing.db, self.story, number)

        def tell() -> None:
            self.story.anchor(story_at, real_at)
            self.sessions.clear()
            self.room.clear()
            self.changes.reset(number)

        writing.kept.append(tell)
        writing.news.append("reset")

    def ask_provider(self, link_id: str, latency_ms: int, attempt: int = 1) -> None:
        """Let the simulated provider answer after its time."""
        seconds = latency_ms / 1000 * self.settings.provider_pace
        self._at_due(seconds, link_id, partial(self._ask, attempt=attempt))

    def ask_the_queued(self) -> None:
        """The story's clock was moved: ask again whoever was shut and is open now."""

        def work(writing: Writing) -> None:
            now = self.story_in(writing.db)
            for row in link_queries.unsettled(writing.db):
                opened = provider(row.provider_id).answers_from(row.asked_at)
                if row.code_ends_at is None and row.asked_at < opened <= now:
                    writing.kept.append(partial(self.ask_provider, row.id, 0))

        self._after(0, work)

    def take_message(self, writing: Writing, sent: ProviderAnswerSent) -> str | None:
        """Take a provider's message; answers why it was not taken, None where it was."""
        story_now, now = self.story_in(writing.db), self.now()
        try:
            facts, link, answer = asking.taken(writing.db, sent)
        except asking.AnswerNotTaken as refused:
            asking.note_refused(writing.db, sent, refused, story_now)
            return refused.reason
        ends_at = linking.take_answer(writing.db, facts, link, answer, story_now, now)
        if ends_at is not None:
            seconds = (ends_at - now).total_seconds()
            writing.kept.append(lambda: self.end_code(link.id, seconds))
        note_account_check(writing.db, facts, link, story_now, now)
        self.changed(writing, facts.holder.id)
        return None

    def change_later(self, holder_id: str, seconds: float) -> None:
        """Something of this holder's ends by itself then: let whoever sees it look again."""

        def run() -> None:
            try:
                self.store.write(lambda writing: self.changed(writing, holder_id))
            except RuntimeError:  # the store closed in the same moment
                return

        self.later.after(seconds, run)

    def end_code(self, link_id: str, seconds: float) -> None:
        """Let the link lapse where its code has not been given by then."""
        self._at_due(seconds, link_id, self._lapse)

    def end_request(self, request_id: str, seconds: float) -> None:
        """Let a foreign service's question lapse where nobody has answered it by then."""

        def work(writing: Writing) -> None:
            asking = foreign_queries.asking_of_id(writing.db, request_id)
            if asking is None:  # a reset came between
                return
            left = (asking.ends_at - self.now()).total_seconds()
            if left > 0:  # the two clocks of this machine differ by a little
                writing.kept.append(lambda: self.end_request(request_id, left))
            elif foreign.lapse(writing.db, asking, self.story_in(writing.db), self.now()):
                self.changed(writing, asking.holder_id or asking.shown_to)

        self._after(seconds, work)

    def _tell_turn(self, holder_id: str, waited: float) -> None:
        """By the change feed, and by a message who may have gone away; the latter is written."""
        if waited < limits().queue.told_after_seconds and not self.store.shared:
            self.changes.holder_changed(holder_id)
            return

        def work(writing: Writing) -> None:
            queue.tell_turn(writing.db, holder_id, self.story_in(writing.db))
            self.changed(writing, holder_id)

        self._after(0, work)

    def _watch_room(self) -> None:
        """Look into the waiting room each second while somebody waits who may have gone away."""

        def look() -> None:
            self._watching_room = False
            if self.room.tick():
                self._watch_room()

        if not self._watching_room:
            self._watching_room = True
            self.later.after(1, look)

    def look_again(self, db: Connection) -> None:
        """Take clock, change numbers and sessions from the database."""
        of_stage = self.story.load(db)
        numbers = db.execute(select(holders.c.id, holders.c.changes)).all()
        self.changes.load(of_stage, {row.id: row.changes for row in numbers})
        self.sessions.load(db)

    def _open(self, writing: Writing) -> None:
        db = writing.db
        if self.settings.seed or not seed.is_seeded(db):
            of_stage = seed.next_number(db)
            seed.seed(db, self.story, of_stage)
        self.look_again(db)
        self._take_up(db)
        for part in (self.pay_office, self.register_office, self.presenting, self.fee_desk):
            part.take_up(writing)

    def _take_up(self, db: Connection) -> None:
        """What was under way when the server last ended goes on, or is told that it is over."""
        now = self.now()
        for one in foreign_queries.unended(db):
            self.end_request(one.id, max(0.0, (one.ends_at - now).total_seconds()))
        patience = timedelta(seconds=limits().link.provider_timeout_seconds)
        for row in link_queries.unsettled(db):
            if row.code_ends_at is not None:
                self.end_code(row.id, max(0.0, (row.code_ends_at - now).total_seconds()))
                continue
            bank = provider(row.provider_id)
            shut = bank.answers_from(row.asked_at) > row.asked_at
            if now - row.asked_really_at > patience and not shut:
                self._at_due(0, row.id, self._give_up)
            else:
                self.ask_provider(row.id, bank.behaviour.latency_ms)

    def _at_due(
        self, seconds: float, link_id: str, deed: Callable[[Writing, HolderFacts, LinkFacts], None]
    ) -> None:
        def work(writing: Writing) -> None:
            owner = link_queries.owner_of(writing.db, link_id)
            if owner is None:  # a reset came between
                return
            facts = read_facts(writing.db, owner)
            deed(writing, facts, next(one for one in facts.links if one.id == link_id))
            self.changed(writing, owner)

        self._after(seconds, work)

    def _after(self, seconds: float, work: Callable[[Writing], None]) -> None:
        """Write so in so many seconds."""

        def run() -> None:
            try:
                self.store.write(work).add_done_callback(_report)
            except RuntimeError:  # the store closed in the same moment: a restart takes it up
                return

        self.later.after(seconds, run)

    def _ask(self, writing: Writing, _: HolderFacts, link: LinkFacts, *, attempt: int) -> None:
        """Ask the simulated provider now; whatever comes of it, the link does not wait for ever."""
        if not asking.waits(link):
            return
        now, limit = self.story_in(writing.db), limits().link
        said = asking.ask(writing.db, link, now)
        if isinstance(said, Closed) and said.queues:
            seconds = (said.until - now).total_seconds()
            again = partial(self._ask, attempt=1)
            writing.kept.append(lambda: self._at_due(seconds, link.id, again))
        elif isinstance(said, Closed):
            linking.fail(writing.db, link, "provider_closed", now)
        elif isinstance(said, Failed) and said.how == "busy" and attempt < limit.busy_tries:
            wait = limit.busy_retry_seconds * 1000
            writing.kept.append(lambda: self.ask_provider(link.id, wait, attempt + 1))
        elif isinstance(said, Failed) and said.how != "silent":
            linking.fail(writing.db, link, FAILURES[said.how], now)
        elif isinstance(said, Failed) or self.take_message(writing, said) is not None:
            patience = limit.provider_timeout_seconds * self.settings.provider_pace
            writing.kept.append(lambda: self._at_due(patience, link.id, self._give_up))

    def _give_up(self, writing: Writing, _: HolderFacts, link: LinkFacts) -> None:
        linking.give_up(writing.db, link, self.story_in(writing.db))

    def _lapse(self, writing: Writing, _: HolderFacts, link: LinkFacts) -> None:
        if link.code_ends_at is not None and link.code_ends_at <= self.now():
            linking.lapse(writing.db, link, self.story_in(writing.db))


def _report(done: Future[Any]) -> None:
    err = None if done.cancelled() else done.exception()
    if err is not None:
        report_fault("later", err)
