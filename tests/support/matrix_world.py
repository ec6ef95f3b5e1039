"""The world of the authorisation matrix: five owners with things, and with secrets in them."""

from collections import Counter, defaultdict

from sqlalchemy import select, update

from app.shared.agencies import data_kinds
from app.shared.doctypes import document_type
from app.shared.personas import persona
from app.shared.programmes import programmes
from app.shared.rulesets import RULE_SET_IDS
from backend_stub.seed import seeded_id
from backend_stub.services.standing import documents_in_force
from backend_stub.storage.facts import read_facts
from backend_stub.storage.tables import documents, holders, links, metadata
from tests.support.acting import acting
from tests.support.agencies import look
from tests.support.foreign import asked
from tests.support.integrating import asks
from tests.support.paying import PayDesk
from tests.support.presenting import reading_of
from tests.support.stores import StubServer, problem
from tests.support.wallet import offered

TODAY, DRAFT = RULE_SET_IDS[:2]
ORGANISATION = "organisation"
OWNERS = ("khoi", "hoa", "gia_bao", "mira", ORGANISATION)
"""An adult whose card has ended, an old woman, a child, a foreigner, and what Bình represents."""
TABLES = {
    "document_id": "documents", "renewal_id": "renewals", "link_id": "links", "link_ids": "links",
    "change_id": "routing_changes", "issuing_id": "issuings", "request_id": "device_links",
    "linked_id": "devices", "foreign_id": "foreign_requests", "report_id": "data_reports",
    "presentation_id": "presentations", "access_id": "access_log", "payment_id": "payments",
    "ticket_id": "queue", "reading_id": "presentation_readings", "inquiry_id": "access_inquiries",
    "record_id": "register_records", "integration_id": "integrations", "comment_id": "comments",
}  # fmt: skip
"""Name of an id → where its things are; of any other name every thing of the owner's is tried."""
_ID_LENGTH, _SHORT, _FIELDS_MOST = 32, 5, 20
_OWNING = {"holder_id"}
_LOOKED, _SAID = "CASE-OF-{}", "Canary said by {}"


class World:
    """One server with five owners, built once; what is asked of it later is undone each time."""

    def __init__(self, folder):
        self.server = StubServer(folder)
        self.phones = {name: self.server.sign_in(name) for name in OWNERS[:4]}
        self.phones["binh"] = self.server.sign_in("binh")
        self.company = acting(self.phones["binh"])
        self.ids = {name: seeded_id("holder", name) for name in OWNERS[:4]}
        self.ids[ORGANISATION] = self.company.owner_id
        self._link_accounts()  # while names are still those that their providers have
        self._mark()
        self._give_things()
        self.owned = {name: self._things_of(self.ids[name]) for name in OWNERS}
        for name in ("khoi", "hoa"):
            self.owned[name]["queue"] = [self.phones[name].ask("PUT", "/v1/queue").json()["ticket"]]
        self.secrets = self._secrets()

    def dump(self):
        """Every row of every table."""
        with self.server.store.reading() as db:
            return {one.name: db.execute(select(one)).all() for one in metadata.sorted_tables}

    def has(self, name):
        """Whether an owner has a thing of the kind that an id of that name is of."""
        if name == "holder_id":
            return True
        return any(things.get(TABLES.get(name)) for things in self.owned.values())

    def fields(self, name):
        """What an owner's documents and registers say, as much at once as may be asked for."""
        with self.server.store.reading() as db:
            mine = select(documents.c.type_id).where(documents.c.holder_id == self.ids[name])
            types = sorted(set(db.execute(mine).scalars()))
        every = [f"{one}.{spec.id}" for one in types for spec in document_type(one).fields]
        every += data_kinds()
        return [every[at : at + _FIELDS_MOST] for at in range(0, len(every), _FIELDS_MOST)]

    def number(self, name):
        """An owner's personal number."""
        with self.server.store.reading() as db:
            own = select(holders.c.personal_number).where(holders.c.id == self.ids[name])
            return db.execute(own).scalar_one()

    def phone(self, name):
        """Somebody's phone, signed in once."""
        if name not in self.phones:
            self.phones[name] = self.server.sign_in(name)
        return self.phones[name]

    def close(self):
        self.server.close()

    # --- what there is ----------------------------------------------------------------------------
    def _mark(self):
        """A canary in every field of every document that takes any words, and for every name."""

        def write(writing):
            for name, holder_id in self.ids.items():
                mine = documents.c.holder_id == holder_id
                for row in writing.db.execute(select(documents).where(mine)).all():
                    fields = {
                        spec.id: f"Canary {name} {row.type_id} {spec.id}"
                        for spec in document_type(row.type_id).fields
                        if spec.kind == "text" and not spec.words and spec.id in row.fields
                    }
                    own = update(documents).where(documents.c.id == row.id)
                    writing.db.execute(own.values(fields={**row.fields, **fields}))
                who = update(holders).where(holders.c.id == holder_id)
                writing.db.execute(who.values(full_name=f"Canary Name {name}"))
                self.server.stub.changed(writing, holder_id)

        self.server.store.write(write).result()

    def _link_accounts(self):
        desk = PayDesk(self.server)
        desk.linked(self.phones["khoi"], "sen_vang", make_default=True)
        self.phones["khoi"].link("song_xanh", make_default=True)  # a change that may be undone
        desk.linked(self.company, "vi_co_trang")

    def _give_things(self):
        """Whatever each of them can have through the server's own calls."""
        server, desk = self.server, PayDesk(self.server)
        khoi, hoa, mira = (self.phones[one] for one in ("khoi", "hoa", "mira"))
        for one in programmes():
            for occasion in one.occasions[:1]:
                desk.prepare(one.id, occasion.id)
        for name in OWNERS[:4]:
            self._look_at(name)
        for phone in (khoi, hoa):
            said = _SAID.format(phone.person.id)
            held = phone.get("/v1/documents")["documents"]
            phone.post("/v1/renewals", {"document_id": held[0]["id"]})
            for one in held:
                body = {"document_id": one["id"], "fact_id": "full_name", "claimed": said}
                phone.post("/v1/data-reports", body)
        self.offer_link = offered(khoi)["link"]
        reading_of(server, self.offer_link)
        offered(khoi)
        asked(server, khoi)
        khoi.done("/v1/comments", {"article": 1, "stance": "agree", "text": _SAID.format("khoi")})
        assert asks(khoi).status_code < 300
        self._ask_for_device("khoi")
        complaint = {"kind": "complaint", "said": _SAID.format("khoi")}
        newest = khoi.get("/v1/access-log")["entries"][0]
        khoi.done(f"/v1/access-log/{newest['id']}/inquiries", complaint)
        email = "canary.of.mira@mail.example"
        wanted = {"level": 1, "phone": "0000000007", "email": email, "capture": "pass"}
        mira.done("/v1/issuings", wanted)

    def _look_at(self, name):
        look(self.server, self.number(name), ["person.full_name"], case=_LOOKED.format(name))

    def _ask_for_device(self, name):
        person = persona(name)
        self.server.try_passcode(person.personal_number, person.passcode)  # this phone is the one
        sent = self.server.try_passcode(person.personal_number, person.passcode, device="e" * 32)
        self.ticket = problem(sent)[1]["ticket"]
        headers = {"Authorization": f"Ticket {self.ticket}"}
        self.server.ask("POST", "/v1/device-link", {"way": "old_device"}, headers=headers)

    def _things_of(self, holder_id):
        """Ids of rows that are the holder's, or belong to one of those: by table, oldest first."""
        with self.server.store.reading() as db:
            rows = {
                table.name: [row._mapping for row in db.execute(select(table))]
                for table in metadata.sorted_tables
                if "id" in table.c
            }
        mine, found = {holder_id}, defaultdict(list)
        for table in metadata.sorted_tables:  # each after those that it points to
            if table.name not in rows or table.name == "holders":
                continue
            names = {one.parent.name for one in table.foreign_keys} | _OWNING & set(table.c.keys())
            for row in rows[table.name]:
                if any(row[name] in mine for name in names):
                    mine.add(row["id"])
                    found[table.name].append(row["id"])
        with self.server.store.reading() as db:  # what lies in a register alone is nobody's yet
            held = documents_in_force(read_facts(db, holder_id), self.server.stub.story.now())
        return {**found, "documents": [one.id for one in held]}

    def _secrets(self):
        """Whose text is whose: what one owner's papers, links and cases say, and no other's."""
        said = {}
        with self.server.store.reading() as db:
            for name, holder_id in self.ids.items():
                who = db.execute(select(holders).where(holders.c.id == holder_id)).one()
                texts = {who.personal_number, who.full_name}
                texts |= {
                    _LOOKED.format(name),
                    _SAID.format(name),
                    f"canary.of.{name}@mail.example",
                }
                for row in db.execute(select(documents).where(documents.c.holder_id == holder_id)):
                    texts |= set(_own_words(row))
                mine = select(links.c.account_number).where(links.c.holder_id == holder_id)
                texts |= set(db.execute(mine).scalars())
                ids = (str(one) for rows in self.owned[name].values() for one in rows)
                said[name] = texts | {one for one in ids if len(one) == _ID_LENGTH}
        times = Counter(one for texts in said.values() for one in texts)
        return {name: {one for one in texts if times[one] == 1} for name, texts in said.items()}


def _own_words(row):
    """What a document says of its holder alone: no code, date or amount that others have too."""
    for spec in document_type(row.type_id).fields:
        value = row.fields.get(spec.id, "")
        if len(value) > _SHORT and not spec.words and spec.kind not in ("date", "money_vnd"):
            yield value
