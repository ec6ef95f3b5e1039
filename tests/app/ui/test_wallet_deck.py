"""The wallet's decks: only what is in sight exists, and all of it can be reached."""

import pytest

pytestmark = pytest.mark.draws


@pytest.fixture
def deck(pilot):
    from app.testing.still import Still
    from app.ui.body import Body
    from app.ui.bound_screen import BoundScreen
    from app.ui.components.wallet_card import WalletCard
    from app.ui.components.wallet_deck import DeckTitle, WalletDeck
    from app.ui.context import ui

    ui.text_scale = 1.0
    pressed = []

    def make(count, look=lambda _: "usable"):
        cards = [
            WalletCard(
                key=str(at), title=f"Thẻ {at}", text=f"số {at}", icon="car", face="driving",
                look=look(at), button="" if look(at) == "usable" else "Gia hạn",
            )
            for at in range(count)
        ]  # fmt: skip
        screen, body = BoundScreen(Still(None)), Body()
        made = WalletDeck(
            entries=(DeckTitle("Nhóm", count), *cards),
            open_card=lambda key: pressed.append(("open", key)),
            press_button=lambda key: pressed.append(("button", key)),
        )
        body.add_widget(made)
        screen.add_widget(body)
        pilot.show(screen)
        return made, body, pressed

    return make


def drawn(made):
    """Indices in the order in which the canvas draws them."""
    by_canvas = {id(pooled.canvas): index for index, pooled in made._shown.items()}
    return [by_canvas[id(child)] for child in made._cards.children]


def test_only_what_is_in_sight_exists(deck):
    made, body, _ = deck(10_000)
    assert len(made._shown) < 16
    body.scroll_to(body.furthest / 2)
    assert len(made._shown) < 16
    assert len(made._shown) + len(made._spare) < 40


@pytest.mark.parametrize("steps", [(0.2, 0.4, 0.6), (0.9, 0.5, 0.1), (0.5, 0.50001, 0.49999)])
def test_each_card_lies_over_the_one_before_it_whichever_way_one_scrolls(deck, steps):
    made, body, _ = deck(500)
    for share in steps:
        body.scroll_to(body.furthest * share)
        assert drawn(made) == sorted(drawn(made))
    for _ in range(40):
        body.scroll_to(body.offset - 24)
        assert drawn(made) == sorted(drawn(made))


def test_a_touch_reaches_the_card_that_is_seen_there(deck, pilot):
    _, body, pressed = deck(1000)
    pilot.tap("Thẻ 700")
    assert pressed == [("open", "700")]
    assert body.offset > 0


def test_a_button_on_a_card_is_the_buttons_own(deck, pilot):
    _, _, pressed = deck(30, lambda at: "hidden" if at == 20 else "usable")
    pilot.tap("Gia hạn: Thẻ 20")
    pilot.tap("Thẻ 20")
    assert pressed == [("button", "20"), ("open", "20")]


def test_every_card_is_listed_for_the_keyboard_in_its_order(deck):
    made, _, _ = deck(300)
    assert [target.name for target in made.targets] == [f"Thẻ {at}. số {at}" for at in range(300)]
    tops = [target.y for target in made.targets]
    assert tops == sorted(tops)


def test_usable_cards_overlap_and_others_stand_apart(deck):
    made, _, _ = deck(4, lambda at: "hidden" if at == 2 else "usable")
    title, first, second, hidden, last = made._rows
    assert (first.tuck, second.tuck) == (40, 0)
    assert second.top == first.top + first.height
    assert hidden.top > second.top + second.height
    assert last.top > hidden.top + hidden.height
    assert title.top == 0


def test_a_search_that_shortens_the_list_leaves_nothing_behind(deck):
    made, body, _ = deck(500)
    body.scroll_to(body.furthest)
    made.entries = made.entries[:3]
    body.parent.arrange()
    assert body.offset == 0
    assert drawn(made) == [0, 1, 2]
