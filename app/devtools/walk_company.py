"""Scene 8's money: a company links an account of its own from Bình's phone, and support arrives."""

from app.devtools.walk import Walker
from app.devtools.walk_benefits import ask, fill_number
from app.devtools.walk_paying import play
from app.devtools.walk_words import sign_in
from app.runtime.text import period_text
from app.shared.personas import PaymentAccount, persona
from app.shared.programmes import programme
from app.shared.providers import provider

BINH = persona("binh")
_SUPPORT = programme("organisation_support")
_AGREE = "of_organisation.link_account.agree"
_PERIOD = _SUPPORT.occasions[0].id
_OWN = next(one for one in BINH.payment_accounts if one.state == "active")


def company_is_not_paid_into_its_representatives_account(w: Walker) -> None:
    """In the company's name, Bình's own account is refused, with why and who can mend what."""
    sign_in(w, BINH)
    w.tap(w.tr("tab.benefits"))
    w.see(w.tr("benefits.empty"))
    w.tap(_name())
    w.see(w.tr("acting.for", name=_name()), w.tr("acting.role.legal_representative"))
    w.see(w.tr("benefits.empty"), w.tr("of_organisation.benefits.empty_text"))
    ask(w, _OWN, _AGREE)
    w.tap_keys(BINH.passcode)
    w.see(w.tr("of_organisation.doctor.title.not_yours"), w.tr("acting.for", name=_name()))


def company_links_an_account_of_its_own(w: Walker) -> None:
    """Its wallet is offered meanwhile; the registered name fits, the code is on Bình's phone."""
    account = next(one for one in _accounts() if one.provider == "vi_co_trang")
    wallet = provider(account.provider).name[w.lang]
    w.tap(w.tr("doctor.use", provider=wallet))
    fill_number(w, account, _AGREE)
    w.tap(w.tr("link_account.ask"))
    w.tap_keys(BINH.passcode)
    w.see(w.tr("link_account.matches"), w.tr("of_organisation.link_account.on_card"))
    w.tap(w.tr("link_account.fill"))
    w.tap(w.tr("link_account.confirm"))
    w.see(w.tr("link_account.linked"))
    w.tap(w.tr("link_account.done"))
    w.see(w.tr("benefits.default_account"), wallet)


def support_arrives_for_the_company(w: Walker) -> None:
    """Mai's run pays the company; its statement has it and Bình's own has nothing."""
    for deed in ("prepare", "execute"):
        play(w, deed, _SUPPORT.name[w.lang])
    when = w.tr("payments.of_period", period=period_text(_PERIOD, w.lang))
    paid = w.tr("payments.line", period=when, state=w.tr("payments.state.paid"))
    w.see(paid)
    w.tap(w.tr("ward.me"))
    w.see(w.tr("benefits.empty"))
    w.miss(paid)


def _name() -> str:
    assert BINH.organisation is not None
    return BINH.organisation.name


def _accounts() -> tuple[PaymentAccount, ...]:
    assert BINH.organisation is not None
    return BINH.organisation.payment_accounts
