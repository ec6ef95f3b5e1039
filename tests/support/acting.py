"""Somebody's phone in the name of somebody else."""

from app.shared.personas import persona
from backend_stub.calls import Call
from tests.support.stores import Phone

OWN_CALLS = (
    "/v1/benefits", "/v1/routing", "/v1/payments", "/v1/step-ups", "/v1/renewals",
    "/v1/integrations", "/v1/wallet-documents",
)  # fmt: skip


class ActingPhone(Phone):
    """The calls of money, renewals and wallets in another's name, the others in one's own."""

    def __init__(self, phone, owner_id, accounts=()):
        super().__init__(phone.server, phone.person, phone.token, phone.rules)
        self._owner_id, self._accounts = owner_id, accounts

    @property
    def owner_id(self):
        return self._owner_id

    def bound(self, target):
        return Call.bound(_Named(self._owner_id), target)

    def ask(self, method, path, body=None, *, key=None, headers=None):
        named = {"On-Behalf-Of": self._owner_id} if path.startswith(OWN_CALLS) else {}
        return super().ask(method, path, body, key=key, headers={**named, **(headers or {})})

    def account(self, provider):
        return next(one.number for one in self._accounts if one.provider == provider)


class _Named:
    """As much of a call as says in whose name it is."""

    def __init__(self, on_behalf):
        self.on_behalf = on_behalf


def acting(phone, name=None):
    """The phone in the name of that child or organisation; of the only one where none is named."""
    mandates = phone.get("/v1/mandates")["mandates"]
    found = [one for one in mandates if name in (None, one["full_name"])]
    one = persona(phone.person.id).organisation
    accounts = one.payment_accounts if one and found[0]["kind"] == "organisation" else ()
    return ActingPhone(phone, found[0]["holder_id"], accounts)
