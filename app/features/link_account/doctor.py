"""Why a link failed, in words: what differs, who must mend it and how, what to use meanwhile."""

from collections.abc import Callable

from app.features.link_account.state import LinkAccountState
from app.runtime.text import moment_text
from app.shared.account_kinds import account_kind
from app.shared.clock import VIET_NAM
from app.shared.contract.benefits import Link
from app.shared.providers import Provider, provider
from app.shared.rules.name_diff import Change, LetterParts, NameDiff, letter_parts, name_diff
from app.shared.rules.remedies import REMEDIES, Remedy, meanwhile

Tr = Callable[..., str]
_KNOWN_KINDS = ("diacritic", "letter", "order", "missing_word", "extra_word", "other")


def diff_of(link: Link | None) -> NameDiff | None:
    """The two names side by side; None where no name is the matter."""
    if link is None or link.rejection != "name_differs" or link.comparison is None:
        return None
    return name_diff(link.comparison.ours, link.comparison.theirs)


def remedy_of(link: Link | None) -> Remedy | None:
    """Who must mend it; None where nothing was rejected, or for a newer server's reason."""
    return REMEDIES.get(link.rejection) if link and link.rejection else None


def meanwhile_of(state: LinkAccountState) -> Provider | None:
    """Where to be paid for the time being; None where there is no such place."""
    link = state.link
    if link is None or link.rejection is None or state.now is None:
        return None
    return meanwhile(
        link.rejection, link.provider_id, state.tried, state.now,
        of_organisation=state.of_organisation,
    )  # fmt: skip


def title(link: Link | None, tr: Tr) -> str:
    """What happened, in one line."""
    if link is None or link.rejection is None:
        return ""
    diff = diff_of(link)
    if diff is None or diff.kind not in _KNOWN_KINDS:
        return tr(f"doctor.title.{link.rejection}")
    if len(diff.changes) == 1 and diff.kind in ("diacritic", "letter"):
        return tr(f"doctor.name.one.{diff.kind}")
    return tr(f"doctor.name.{diff.kind}", n=len(diff.changes))


def text(link: Link | None, tr: Tr, lang: str) -> str:
    """Who did not take it, which account, and that nothing was lost."""
    if link is None or link.rejection is None:
        return ""
    name = _provider_name(link, lang)
    if link.rejection == "name_differs":
        return tr("doctor.kept", provider=name)
    return tr(f"doctor.text.{link.rejection}", provider=name, digits=link.number_ending)


def note(link: Link | None, tr: Tr) -> str:
    """What differs, letter by letter, as it is said."""
    diff = diff_of(link)
    if diff is None:
        return ""
    if diff.kind in ("order", "other"):
        return tr(f"doctor.note.{diff.kind}")
    return " ".join(_said(change, tr) for change in diff.changes[:3])


def _said(change: Change, tr: Tr) -> str:
    whole = change.word in (change.ours, change.theirs) and len(change.word) > 1
    kind = f"{change.kind}_word" if whole and change.kind in ("missing", "extra") else change.kind
    return tr(
        f"doctor.change.{kind}",
        word=change.word,
        ours=_letter(change.ours, tr) if not whole else change.ours,
        theirs=_letter(change.theirs, tr) if not whole else change.theirs,
    )


def _letter(letter: str, tr: Tr) -> str:
    """A letter by its base, its shape and its tone: A, no mark; A, grave; Â, hook."""
    if not letter:
        return ""
    parts: LetterParts = letter_parts(letter)
    base = tr(f"doctor.shape.{parts.shape}", letter=parts.base) if parts.shape else parts.base
    if parts.tone:
        return tr(f"doctor.tone.{parts.tone}", letter=base)
    return base if parts.shape else tr("doctor.no_mark", letter=base)


def fixer_words(link: Link | None, tr: Tr) -> tuple[str, str]:
    """Who must mend it, and why they."""
    remedy = remedy_of(link)
    if link is None or remedy is None:
        return "", ""
    kind = "bank" if _kind(link) == "bank" else "other"
    by = tr(f"doctor.fixer.{remedy.fixer}.{kind}" if remedy.fixer == "provider" else
            f"doctor.fixer.{remedy.fixer}")  # fmt: skip
    return by, tr(f"doctor.why.{link.rejection}")


def deed_words(link: Link | None, tr: Tr, lang: str) -> tuple[str, str]:
    """What the holder does, and what to say where they do it."""
    if link is None or link.rejection is None:
        return "", ""
    answers = ""
    if link.rejection == "provider_closed":
        answers = opening(link, lang)
    return (
        tr(f"doctor.do.{link.rejection}"),
        tr(f"doctor.say.{link.rejection}", opens=answers, name=_our_name(link)),
    )


def message(link: Link | None, tr: Tr, lang: str) -> str:
    """What to send or read out at the provider's counter."""
    remedy = remedy_of(link)
    if link is None or remedy is None or remedy.fixer != "provider":
        return ""
    return tr(
        f"doctor.message.{link.rejection}",
        provider=_provider_name(link, lang), digits=link.number_ending, name=_our_name(link),
        theirs=link.comparison.theirs if link.comparison else "",
        moment=moment_text(link.asked_at, lang),
    )  # fmt: skip


def opening(link: Link, lang: str) -> str:
    """When the provider opens, by the clock; empty where it is always open."""
    del lang
    try:
        hours = provider(link.provider_id).behaviour.hours
    except KeyError:
        return ""
    return hours.opens if hours else ""


def answers_at(link: Link | None) -> str:
    """From when a question that waits for opening is answered, in Viet Nam's time."""
    if link is None or link.answers_from is None:
        return ""
    return f"{link.answers_from.astimezone(VIET_NAM):%H:%M}"


def kind_icon(state: LinkAccountState) -> str:
    """The icon of the account's kind."""
    return account_kind(state.kind).icon if state.kind else "bank-outline"


def meanwhile_text(state: LinkAccountState, found: Provider, tr: Tr, lang: str) -> str:
    """Why that one helps."""
    link = state.link
    plain = link is not None and link.rejection == "name_differs"
    kind = account_kind(found.kind).name[lang]
    return tr("doctor.meanwhile.plain" if plain else "doctor.meanwhile.text", kind=kind)


def _our_name(link: Link) -> str:
    return link.comparison.ours if link.comparison else ""


def _kind(link: Link) -> str:
    try:
        return provider(link.provider_id).kind
    except KeyError:
        return "bank"


def _provider_name(link: Link, lang: str) -> str:
    try:
        return provider(link.provider_id).name[lang]
    except KeyError:  # a newer server's
        return link.provider_id
