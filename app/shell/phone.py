"""
One phone: shows the screen of the current destination between status bar and tabs, and what floats
above.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.input.motionevent import MotionEvent
from kivy.uix.widget import Widget

from app.container import Container
from app.runtime import destinations as to
from app.runtime.text import clock_time
from app.shell.guard import AccountGuard
from app.shell.holder import ScreenHolder
from app.shell.kept_screens import KeptScreens
from app.shell.keys import Keys
from app.shell.nav_bar import NavBar, Tab
from app.shell.screens import PLACES, builder
from app.shell.status_bar import StatusBar
from app.shell.toast import FocusRing, MessageBanner, Toast
from app.shell.watchers import Watchers
from app.ui.bound_screen import BoundScreen
from app.ui.context import ui
from app.ui.theme import space

_LIKELY_DOCUMENTS = 4
_BESIDE_THE_TABS = (to.Notices, to.LinkAccount, to.Comparison, to.About)
_FOLLOWED = ("sheet_open", "ground")
"""Properties of the shown screen that move the phone's own bars."""
_TABS = (
    (to.Home, "home", "home-variant-outline", "home-variant"),
    (to.Wallet, "wallet", "card-account-details-outline", "card-account-details"),
    (to.Present, "present", "qrcode-scan", "qrcode-scan"),
    (to.Benefits, "benefits", "hand-coin-outline", "hand-coin"),
    (to.Profile, "profile", "account-circle-outline", "account-circle"),
)


class Phone(Widget):
    """
    A phone at its own place and size; two containers are two phones.

    Screens are kept, so that coming back costs a look; they are all dropped when another person
    signs in or out.
    """

    def __init__(self, container: Container, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.container = container
        self._screens = KeptScreens()
        self._shown: object = None
        self._arrange_soon = Clock.create_trigger(self._arrange, -1)
        with self.canvas.before:
            self._ground = Color(*ui.colour("bg"))
            self._sheet = Rectangle()
        self._holder, self._tab_room = ScreenHolder(), 0.0
        self._status = StatusBar()
        self._tabs = NavBar(choose=self._choose_tab, more=lambda: self._go_tab("profile"))
        self._toast, self._message, self._ring = Toast(), MessageBanner(), FocusRing()
        for child in (
            self._holder, self._status, self._tabs, self._toast, self._message, self._ring,
        ):  # fmt: skip
            self.add_widget(child)
        self.keys = Keys(self, self._ring)
        self.guard = AccountGuard(container)
        self._watchers = Watchers(container)
        self._tick: Any = None
        self._ends: list[Callable[[], object]] = []
        self._unready: list[Callable[[], object]] = []
        self.bind(pos=self._dirty, size=self._dirty)

    # --- life -------------------------------------------------------------------------------------
    def show(self) -> None:
        """Follow navigator, clock and look; show the first screen now, the rest after its frame."""
        app = self.container
        self._ends = [
            app.navigator.subscribe(lambda *_: self._navigate()),
            app.clock.subscribe(lambda *_: self._show_time()),
            app.announcements.subscribe(self._toast.tell),
        ]
        Window.bind(on_flip=self._follow)
        ui.fbind("epoch", self._dirty)
        self._tick = Clock.schedule_interval(lambda _: self._pass_time(), 1)
        self._show_time()
        self._navigate()
        self._arrange()

    def _follow(self, *_: object) -> None:
        """The first frame is out: follow guard, messages, network and session too."""
        Window.unbind(on_flip=self._follow)
        app = self.container
        self._ends += [
            self.guard.subscribe(self._navigate),
            self.guard.subscribe(self._show_time),
            app.messages.subscribe(self._message.show),
            app.api.subscribe(self._show_signal),
            app.session.subscribe(lambda *_: self.forget_screens()),
        ]
        self.guard.watch()
        self._watchers.watch()
        self._show_signal()
        self._navigate()

    def close(self) -> None:
        """Let go of everything it follows."""
        Window.unbind(on_flip=self._follow)
        for end in self._ends:
            end()
        self._ends = []
        ui.funbind("epoch", self._dirty)
        if self._tick is not None:
            self._tick.cancel()
        self.forget_screens()
        self.guard.close()
        self._watchers.close()

    def forget_screens(self) -> None:
        """Drop every kept screen: the next person must not see the last one's."""
        if isinstance(self.screen, BoundScreen):
            self.screen.leave()
        self._holder.clear_widgets()
        self._screens.clear()
        self._shown = None
        Clock.schedule_once(lambda _: self._navigate(), 0)

    @property
    def screen(self) -> BoundScreen | None:
        """The screen shown."""
        return self._holder.children[0] if self._holder.children else None

    # --- where one is -----------------------------------------------------------------------------
    def _destination(self) -> object:
        """The lock before all else; the ladder or the queue in place of what is not open now."""
        if self.guard.locked:
            return to.Locked()
        current = self.container.navigator.current
        kind = type(current)
        if not self._is_open(kind):
            return to.Levels(PLACES[kind].opened_by or "")
        return to.Queue() if self.guard.waits(PLACES[kind].opened_by) else current

    def _navigate(self) -> None:
        destination = self._destination()
        if destination == self._shown:
            return
        old, first = self.screen, self._shown is None
        screen = self.prepare(destination)
        if old is not None:
            old.leave()
            for name in _FOLLOWED:
                old.funbind(name, self._dirty)
            self._holder.remove_widget(old)
        self._shown = destination
        self._message.clear()  # it was for the screen that is left
        self._holder.add_widget(screen)
        for name in _FOLLOWED:
            screen.fbind(name, self._dirty)
        self.keys.clear()
        self._arrange()
        screen.enter()
        if not first:
            self._holder.slide(back=self.container.navigator.went_back)

    def prepare(self, destination: object) -> BoundScreen:
        """The kept screen of a destination, made and laid out where there is none yet."""
        screen: BoundScreen | None = self._screens.find(destination)
        if screen is None:
            screen = builder(type(destination))(self.container, destination)
            self._screens.keep(destination, screen, self._shown)
            screen.pos, screen.size = self._room_of(screen, destination)
            screen.arrange()
        return screen

    def _is_open(self, kind: type) -> bool:
        needed = PLACES[kind].opened_by
        return needed is None or self.guard.opens(needed)

    @property
    def ready(self) -> bool:
        """Whether everything that ``prepare_likely`` makes ready is."""
        return not self._unready

    def prepare_likely(self) -> None:
        """Make the screens that a tap may show next, one an idle frame."""
        held = self.container.documents.stored()
        first = held.documents[:_LIKELY_DOCUMENTS] if held else ()
        waiting = self._unready
        waiting[:] = [
            *(partial(self.prepare, cls()) for cls, *_ in _TABS if self._is_open(cls)),
            *(partial(self.prepare, cls()) for cls in _BESIDE_THE_TABS if self._is_open(cls)),
            *(partial(self.prepare, to.DocumentDetail(document.id)) for document in first),
            partial(builder, to.Renewal),
        ]

        def one(_: float) -> None:
            if waiting and not self.guard.locked:
                waiting.pop(0)()
                Clock.schedule_once(one, 0.03)

        Clock.schedule_once(one, 0.03)

    # --- layout -----------------------------------------------------------------------------------
    def _dirty(self, *_: object) -> None:
        self._arrange_soon()

    @staticmethod
    def _has_tabs(screen: BoundScreen, destination: object) -> bool:
        return PLACES[type(destination)].tabs and not screen.sheet_open

    def _room_of(self, screen: BoundScreen, destination: object) -> tuple[Any, Any]:
        # The bar itself is left alone: a screen made ready beside must not take a press from it.
        has_tabs = self._has_tabs(screen, destination)
        if has_tabs and not self._tab_room:  # before the first screen stands there
            self._tabs.visible, self._tab_room = True, self._tabs.arrange(self.width)
        tabs = self._tab_room if has_tabs else 0
        status = self._status.arrange(self.width) if screen.ground == "bg" else 0
        screen.covered = self._status.height if screen.ground != "bg" else 0
        return (self.x, self.y + tabs), (self.width, max(0, self.height - tabs - status))

    def _arrange(self, *_: object) -> None:
        if self.width <= 1:
            return
        ground = self.screen.ground if self.screen else "bg"
        self._ground.rgba = ui.colour("lock_sheet" if ground == "lock" else "bg")
        self._sheet.pos, self._sheet.size = self.pos, self.size
        self._name_tabs()
        screen = self.screen
        if screen is not None:
            self._status.ground = screen.ground
            self._status.arrange(self.width)
            self._tabs.visible = self._has_tabs(screen, self._shown)
            if self._tabs.visible:
                self._tab_room = self._tabs.arrange(self.width)
            screen.pos, screen.size = self._room_of(screen, self._shown)
            screen.arrange()
        self._status.arrange(self.width)
        self._status.place(self.x, self.top)
        self._tabs.arrange(self.width)
        self._tabs.place(self.x, self.y + self._tabs.height)
        margin = round(space("x4") * ui.density)
        inner = self.width - margin * 2
        self._toast.arrange(inner)
        above = self._tabs.height if self._tabs.visible else 0
        self._toast.place(self.x + margin, self.y + above + margin + self._toast.height)
        self._message.arrange(inner)
        self._message.place(self.x + margin, self.top - self._status.height - 4)
        self.keys.place_ring()

    def arrange_soon(self) -> None:
        """A bar or a toast has changed."""
        self._arrange_soon()

    def _name_tabs(self) -> None:
        self._tabs.tabs = [Tab(i, ui.tr(f"tab.{i}"), rest, on) for _, i, rest, on in _TABS]
        root = type(self.container.navigator.tab)
        self._tabs.chosen = next((i for cls, i, *_ in _TABS if cls is root), "")

    def _choose_tab(self, tab: str) -> None:
        self._go_tab(tab)

    def _go_tab(self, tab: str) -> None:
        destination = next(cls() for cls, i, *_ in _TABS if i == tab)
        self.container.navigator.select_tab(destination)

    def choose_tab_at(self, number: int) -> bool:
        """Alt+1 to Alt+5."""
        if not self._tabs.visible or not 1 <= number <= len(_TABS):
            return False
        self._go_tab(_TABS[number - 1][1])
        return True

    # --- what floats ------------------------------------------------------------------------------
    def _pass_time(self) -> None:
        self.container.clock.tick()  # a new day may have begun
        self._show_time()

    def _show_time(self) -> None:
        self._status.time = clock_time(self.container.clock.now(), self.guard.zone)

    def _show_signal(self, *_: object) -> None:
        self._status.online = self.container.api.online

    # --- touch ------------------------------------------------------------------------------------
    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Touches outside the phone are not its own."""
        if not self.collide_point(*touch.pos):
            return False
        self.keys.clear()
        super().on_touch_down(touch)
        return True
