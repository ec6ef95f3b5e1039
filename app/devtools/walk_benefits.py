"""The walk's welfare account: two banks linked by a code, one made the default, one let go."""

from app.devtools.walk import Walker
from app.devtools.walk_words import KHOI, NAM
from app.shared.personas import PaymentAccount
from app.shared.providers import provider

WITHOUT_MARKS, WITH_MARKS = KHOI.payment_accounts[0], KHOI.payment_accounts[1]


def bank_account_is_chosen(w: Walker) -> None:
    """Nothing is linked yet; a bank and a number are chosen, and the passcode is asked again."""
    w.back_until(w.tr("home.shortcuts"))
    w.tap(w.tr("tab.benefits"))
    w.see(w.tr("benefits.empty"))
    ask(w, WITHOUT_MARKS)
    w.see(w.tr("link_account.passcode"))


def bank_answers_that_the_name_fits(w: Walker) -> None:
    """The bank answers within seconds; it prints without marks, so none are compared."""
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("link_account.waiting", bank=_bank(WITHOUT_MARKS)))
    w.see(w.tr("link_account.matches"), w.tr("link_account.plain"), "TRAN MINH KHOI")


def code_comes_by_message(w: Walker) -> None:
    """The simulated phone shows the code; a wrong one is counted, the right one links."""
    w.see(w.tr("link_account.fill"))
    w.see_on_panel(provider(WITHOUT_MARKS.provider).otp_sender)
    code = w.newest_code()
    w.type("000000" if code != "000000" else "111111")
    w.tap(w.tr("link_account.confirm"))
    w.see(w.tr("link_account.code_wrong", n=2))
    w.tap(w.tr("link_account.fill"))
    w.tap(w.tr("link_account.confirm"))
    w.see(w.tr("link_account.linked"), w.tr("link_account.linked_default"))


def account_is_where_payments_go(w: Walker) -> None:
    """The first linked account is the default."""
    w.tap(w.tr("link_account.done"))
    w.see(w.tr("benefits.next"), _bank(WITHOUT_MARKS), w.tr("benefits.default"))


def second_bank_becomes_the_default(w: Walker) -> None:
    """Another bank prints every mark, so they are compared; it is made the default later."""
    ask(w, WITH_MARKS)
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("link_account.matches"))
    w.miss(w.tr("link_account.plain"))
    w.tap(w.tr("link_account.fill"))
    w.tap(w.tr("link_account.make_default"))
    w.tap(w.tr("link_account.confirm"))
    w.see(w.tr("link_account.linked_text"))
    w.tap(w.tr("link_account.done"))
    w.tap(_bank(WITH_MARKS))
    w.tap(w.tr("benefits.choose"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("benefits.told.default"))


def first_bank_is_let_go(w: Walker) -> None:
    """Unlinking asks, says what follows, and wants the passcode."""
    w.tap(_bank(WITHOUT_MARKS))
    w.tap(w.tr("benefits.unlink"))
    w.see(w.tr("benefits.unlink_title"))
    w.tap(w.tr("benefits.unlink_now"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("benefits.told.unlinked"), w.tr("benefits.past"))


def level_one_is_shown_the_way(w: Walker) -> None:
    """Who has level 1 is not refused with a word: what opens, where to go, what to bring."""
    w.press_on_panel(w.tr("stage.person"))
    w.press_on_panel(NAM.full_name)
    w.see(NAM.full_name)
    w.tap(w.tr("tab.benefits"))
    feature = w.tr("levels.feature.benefits")
    w.see(w.tr("levels.needs", feature=feature, level=2), w.tr("levels.where.2.citizen"))


AGREE = "link_account.agree"


def ask(w: Walker, account: PaymentAccount, agree: str = AGREE) -> None:
    """From the accounts to the passcode: kind, provider, number, the consent ticked."""
    fill_in(w, account, agree)
    w.tap(w.tr("link_account.ask"))


def fill_in(w: Walker, account: PaymentAccount, agree: str = AGREE) -> None:
    """All of it but the last tap."""
    w.tap(w.tr("benefits.link") if w.sees(w.tr("benefits.empty")) else w.tr("benefits.link_more"))
    bank = provider(account.provider)
    w.tap(bank.account_kind.name["vi"])
    w.tap(w.tr("link_account.continue"))
    w.tap(bank.name["vi"])
    fill_number(w, account, agree)


def fill_number(w: Walker, account: PaymentAccount, agree: str = AGREE) -> None:
    """The number, and the consent ticked."""
    w.tap(provider(account.provider).account_kind.number.name["vi"])
    w.type(account.number)
    w.tap(w.tr("link_account.continue"))
    w.tap(w.tr(agree))


def _bank(account: PaymentAccount) -> str:
    return provider(account.provider).name["vi"]
