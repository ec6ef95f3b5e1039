"""How the simulated providers stand: what is read and written of them."""

from typing import cast

from sqlalchemy import Connection, delete, insert, select

from backend_stub.providers.simulated import ProviderState
from backend_stub.storage.provider_tables import provider_stands


def state_of(db: Connection, provider_id: str) -> ProviderState:
    """What the panel has made of a provider; ``up`` where it was never touched."""
    own = provider_stands.c.provider_id == provider_id
    state = db.execute(select(provider_stands.c.state).where(own)).scalar()
    return cast("ProviderState", state or "up")


def play(db: Connection, provider_id: str, state: str) -> None:
    """Let a provider stand so from now on."""
    db.execute(delete(provider_stands).where(provider_stands.c.provider_id == provider_id))
    db.execute(insert(provider_stands).values(provider_id=provider_id, state=state))
