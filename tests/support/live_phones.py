"""Whole phones over the stub server in this process: real repositories, real copies, no socket."""

import queue
import time

import requests

from app.container import live
from app.data.api_client import ApiClient
from app.runtime.settings import RULES, Settings
from app.shared.personas import persona
from tests.support.asgi_adapter import BASE_URL, AsgiAdapter
from tests.support.stores import STAGE_KEY

KHOI = persona("khoi").personal_number


class PhoneAdapter(AsgiAdapter):
    """Reaches the server unless the phone's network is broken."""

    def __init__(self, phone):
        super().__init__(phone.server.app)
        self._phone = phone

    def send(self, request, **kwargs):
        if self._phone.down:
            raise requests.ConnectionError(request=request)
        answer = super().send(request, **kwargs)
        if self._phone.lose_answers:
            raise requests.ReadTimeout(request=request)
        return answer


class LivePhone:
    """
    One phone; a second one over the same folder is the same phone after a restart.

    Attributes:
        down: While true the server is not there for this phone.
        lose_answers: While true the server is asked and its answers get lost.
        app: Its container.
    """

    def __init__(self, server, folder, rules="draft"):
        self.server, self.down, self.lose_answers = server, False, False
        self._posted = queue.SimpleQueue()
        settings = Settings(
            server=BASE_URL,
            data_folder=folder / "data",
            vault_folder=folder / "vault",
            stage_key=STAGE_KEY,
            rules=RULES[rules],
        )
        api = ApiClient(
            BASE_URL,
            rule_set_id=lambda: self.app.policy.rule_set_id,
            post=self._posted.put,
            stage_key=STAGE_KEY,
            new_session=self._new_session,
        )
        self.app = live(settings, self._posted.put, api=api, real_now=server.clock)

    def _new_session(self, _):
        session = requests.Session()
        session.trust_env = False
        session.mount(BASE_URL, PhoneAdapter(self))
        return session

    def sign_in(self, name="khoi", passcode=None):
        person = persona(name)
        if self.app.api.online:
            self.app.clock.set(self.app.stage.read().story_now)  # as the feed would
        self.app.session.sign_in(person.personal_number, passcode or person.passcode)
        self.pump()
        self.wait_for(lambda: self.app.tasks.idle)  # all of theirs is asked for in a worker
        self.pump()
        return self

    def stand_in(self, number=KHOI):
        """As the panel does before it signs somebody in: this phone is the linked one."""
        self.app.stage.link_stand_in(number, self.app.preferences.device_id)
        return self

    def pump(self):
        """Do what was posted to the interface's thread."""
        while not self._posted.empty():
            self._posted.get()()

    def wait_for(self, holds, seconds=10):
        """Turn the interface's loop until something holds; answers it."""
        end = time.monotonic() + seconds
        while not (found := holds()):
            assert time.monotonic() < end, "it never came"
            try:
                self._posted.get(timeout=0.05)()
            except queue.Empty:
                continue
        return found

    def renew(self, document_id):
        """A file that the office has: opened, and its fee paid."""
        return self.pay_fee(self.app.renewals.start(document_id))

    def pay_fee(self, file):
        """The file once the simulated desk has answered."""
        files = self.app.renewals
        files.pay_fee(file.id, persona("khoi").passcode)
        self.wait_for(lambda: files.refresh().of_id(file.id).state == "submitted")
        return files.stored().of_id(file.id)

    def close(self):
        self.app.close()
        self.pump()
