"""From a request to its answer: rights, limits, one transaction, and never a bare 500."""

import asyncio
import hmac
import os
import time
from datetime import timedelta
from functools import partial
from hashlib import blake2b
from inspect import iscoroutinefunction

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import Response

from app.shared.contract.endpoint import Endpoint, Right
from backend_stub.admission import seen_later, wait_for_turn, written_in_turn
from backend_stub.auth import BEARER, OpenSession, ticket_of, write_seen
from backend_stub.calls import PREPARATIONS, ROUTES, Call
from backend_stub.faults import play_fault
from backend_stub.first_answers import Keyed, first_answer, keep_answer, keyed
from backend_stub.limits import limits
from backend_stub.logs import log_call, report_fault
from backend_stub.problems import Refusal
from backend_stub.quick import QuickReplies
from backend_stub.reading import (
    ClientDisconnect,
    body_of,
    headers_of,
    ids_of,
    key_of,
    on_behalf_of,
    query_of,
    rules_of,
)
from backend_stub.replies import answered, kept_reply, refused, replayed, written
from backend_stub.services.levels import refuse_level
from backend_stub.services.mandates import refuse_no_mandate
from backend_stub.services.standing import next_change, refuse_locked
from backend_stub.storage.engine import Writing
from backend_stub.stub import Stub

_KEPT_RIGHTS = (Right.HOLDER, Right.HOLDER_UNLOCKED)
_UNKEPT = (
    "listNotices", "listPhoneMessages", "readFamily", "listWardDocuments", "readWardDocument",
    "listIssuings", "listFreeSlots", "listFreeRenewalSlots", "listDevices",
    "listForeignRequests", "readPayments", "listMandates", "listPresentations",
    "readPresentation", "readAccessLog", "readWardAccessLog",
)  # fmt: skip
"""
What falls due at moments that the caller's facts do not name, counts real seconds, or follows from
somebody else's: a ward's, or those of whoever takes a slot.
"""
_GONE = 499


class Serving:
    """Answers calls of the contract over one stub."""

    def __init__(self, stub: Stub, quick: QuickReplies) -> None:
        self._stub, self._quick = stub, quick
        self._at_once = 0
        self._running: set[tuple[str, str]] = set()

    async def serve(self, endpoint: Endpoint, request: Request) -> Response:
        """Answer; whatever happens it is a documented problem, and a bug is one too."""
        began = time.perf_counter()
        self._at_once += 1
        try:
            response = await self._served(endpoint, request)
        except Refusal as refusal:
            response = refused(refusal)
        except ClientDisconnect:
            response = Response(status_code=_GONE)
        except OperationalError as err:  # the disk is full, the database is gone: not now
            report_fault(endpoint.name, err)
            wait = limits().service.retry_after_seconds
            response = refused(Refusal("overloaded", values={"wait_seconds": wait}))
        except Exception as err:  # noqa: BLE001  # a bug must be answered too, and told in the log
            report_fault(endpoint.name, err)
            response = refused(Refusal("internal"))
        finally:
            self._at_once -= 1
        if self._stub.settings.beside:  # one of several: a proof may ask which
            response.headers["Server-Process"] = str(os.getpid())
        if self._stub.settings.log:
            log_call(endpoint.name, response.status_code, time.perf_counter() - began)
        return response

    async def _served(self, endpoint: Endpoint, request: Request) -> Response:
        stub, service = self._stub, limits().service
        if self._at_once > service.requests_at_once + stub.changes.waiting:
            raise Refusal("overloaded", values={"wait_seconds": service.retry_after_seconds})
        headers = headers_of(request.scope["headers"])
        if b"stage-fault" in headers and self._is_panel(headers):
            await play_fault(headers[b"stage-fault"])
        await self._learn(headers.get(b"authorization"))
        session = self._rightful(endpoint, headers)
        call = Call(
            stub=stub,
            endpoint=endpoint,
            rules=rules_of(headers.get(b"rule-set")),
            story_now=stub.story.now(),
            now=stub.now(),
            session=session,
            on_behalf=on_behalf_of(endpoint, headers.get(b"on-behalf-of")),
            ids=ids_of(endpoint, request.path_params),
            query=query_of(endpoint, request.scope["query_string"]),
            body=await body_of(endpoint, request, headers),
            ticket=ticket_of(headers.get(b"authorization")),
        )
        await wait_for_turn(call, self._refuse_locked)
        if iscoroutinefunction(ROUTES[endpoint.name]):
            await self._refuse_ended(call)
            await self._refuse_locked(call)
            return answered(endpoint, await ROUTES[endpoint.name](call))
        if preparation := PREPARATIONS.get(endpoint.name):
            await self._refuse_locked(call)
            call.prepared = await preparation(call)
        if endpoint.method == "GET":
            return await self._read(call, request.scope["path"], headers)
        if not endpoint.idempotent or session is None:
            return await self._write(call, None)
        request_key = keyed(
            endpoint,
            session.holder_id,
            key_of(headers.get(b"idempotency-key")),
            call.ids | ({"on_behalf": call.on_behalf} if call.on_behalf else {}),
            call.body,
        )
        running = (request_key.holder_id, request_key.key)
        if running in self._running:
            raise Refusal("idempotency_running")
        self._running.add(running)
        try:
            return await self._write(call, request_key)
        finally:
            self._running.discard(running)

    async def _learn(self, authorization: bytes | None) -> None:
        """A session that another process began or keeps alive counts here as well."""
        stub = self._stub
        if authorization is None or not stub.store.shared:
            return
        if stub.sessions.find(authorization, stub.now()) is None:
            learn = partial(stub.sessions.learn, authorization=authorization)
            await asyncio.wrap_future(stub.store.read(learn))

    def _rightful(self, endpoint: Endpoint, headers: dict[bytes, bytes]) -> OpenSession | None:
        """
        The caller's session, where the endpoint's right is met.

        Raises:
            Refusal: It is not. A right that this does not know is never met.
        """
        stub, authorization = self._stub, headers.get(b"authorization")
        now = stub.now()
        session = stub.sessions.find(authorization, now)
        if endpoint.right is Right.ANYBODY:
            return session
        if endpoint.right is Right.TICKET:  # looked up with what it opens, in the transaction
            return None
        if endpoint.right in _KEPT_RIGHTS and session is not None:
            session.seen_at = now
            if now >= session.write_due_at + seen_later(endpoint):
                session.write_due_at = now + timedelta(seconds=limits().session.seen_every_seconds)
                stub.store.write(lambda writing: write_seen(writing.db, session))
            return session
        if endpoint.right is Right.STAGE and self._is_panel(headers):
            return None
        kind = "Stage-Key" if endpoint.right is Right.STAGE else BEARER.decode().strip().title()
        why = stub.sessions.why_ended(authorization)
        raise Refusal(
            "unauthenticated",
            values={"ended": why} if why else None,
            headers={"WWW-Authenticate": kind},
        )

    def _is_panel(self, headers: dict[bytes, bytes]) -> bool:
        key = self._stub.settings.stage_key.encode()
        return bool(key) and hmac.compare_digest(headers.get(b"stage-key", b""), key)

    async def _refuse_ended(self, call: Call) -> None:
        """What has no transaction of its own asks the database too, where others write it."""
        if call.stub.store.shared and call.session is not None:
            confirm = partial(call.stub.sessions.confirm, session=call.session)
            await asyncio.wrap_future(call.stub.store.read(confirm))

    async def _refuse_locked(self, call: Call) -> None:
        def look(db: Connection) -> None:
            call.reading = db
            _refuse_unentitled(call)

        if call.endpoint.right is Right.HOLDER_UNLOCKED:
            await asyncio.wrap_future(call.stub.store.read(look))
            call.reading = None

    async def _read(self, call: Call, path: str, headers: dict[bytes, bytes]) -> Response:
        endpoint, session = call.endpoint, call.session
        number = call.stub.changes.number(session.holder_id) if session else 0

        def work(db: Connection) -> tuple[bytes, float]:
            call.reading = db
            _refuse_unentitled(call)
            body = written(endpoint, ROUTES[endpoint.name](call))
            if endpoint.right not in _KEPT_RIGHTS or endpoint.name in _UNKEPT or call.on_behalf:
                return body, 0
            left = next_change(call.facts(), call.story_now) - call.story_now
            return body, left.total_seconds()

        body, seconds = await asyncio.wrap_future(call.stub.store.read(work))
        etag = b'"%s"' % blake2b(body, digest_size=12).hexdigest().encode()
        reply = kept_reply(endpoint, session, number, body, etag, call, seconds)
        if seconds and session is not None and not call.query and not call.stub.store.shared:
            authorization = headers.get(b"authorization", b"")
            self._quick.keep(path, authorization, headers.get(b"rule-set", b""), reply)
        same = headers.get(b"if-none-match") == etag
        response = Response(b"" if same else body, 304 if same else endpoint.status)
        response.raw_headers = list((reply.unchanged if same else reply.start)["headers"])
        return response

    async def _write(self, call: Call, request_key: Keyed | None) -> Response:
        endpoint = call.endpoint

        def work(writing: Writing) -> Response | Refusal:
            call.writing = writing
            db = writing.db
            if call.session is not None and call.session.ended:
                raise Refusal("unauthenticated")
            _refuse_unentitled(call)
            if request_key and (kept := first_answer(db, request_key, call.now)):
                return replayed(*kept)
            told, news = len(writing.kept), len(writing.news)
            deed = db.begin_nested()
            try:
                response = answered(endpoint, ROUTES[endpoint.name](call))
                deed.commit()
            except Refusal as refusal:
                if refusal.keeps:
                    deed.commit()
                else:
                    deed.rollback()
                    del writing.kept[told:], writing.news[news:]
                if request_key is None:
                    return refusal
                response = refused(refusal)
            if request_key:
                keep_answer(db, request_key, response.status_code, bytes(response.body), call.now)
            return response

        done = await written_in_turn(call, work)
        if isinstance(done, Refusal):
            raise done
        return done


def _refuse_unentitled(call: Call) -> None:
    """
    Let pass an account that is open and of the level that the call takes, and a ticket that lives.

    Raises:
        Refusal: It is locked, or of a lower level: the lock is told first. Or the ticket is none,
            or the call is made for somebody for whom the caller does not act.
    """
    if call.stub.store.shared:
        call.story_now = call.stub.story.read(call.db)
        if call.session is not None:
            call.stub.sessions.confirm(call.db, call.session)
    if call.endpoint.right is Right.TICKET:
        call.ticket_request  # noqa: B018  # refuses
    if call.endpoint.right is Right.HOLDER_UNLOCKED:
        refuse_locked(call.facts(), call.story_now, call.rules)
    if call.endpoint.feature is not None:
        refuse_level(call.facts(), call.endpoint.feature, call.story_now, call.rules)
    if call.on_behalf is not None:
        refuse_no_mandate(call, call.on_behalf)
