"""The calculator: who asks, which papers, and both rule sets' answers side by side."""

from collections.abc import Callable

from app.container import Container
from app.features.eligibility.blocks import ConditionWords, VerdictWords
from app.features.eligibility.state import KINDS, READINGS, EligibilityState, TriedChange
from app.features.eligibility.view_model import EligibilityViewModel
from app.runtime.destinations import Eligibility as Destination
from app.runtime.text import date_text
from app.shared.holidays import public_holidays
from app.shared.rules.eligibility import Condition, Eligibility
from app.shared.rules.issuing import organisation_due
from app.shared.rulesets import RULE_SET_IDS, names_of, rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.radio_cards import RadioCard
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_ICONS = {
    "permitted_stay": ("calendar-plus", "gold"),
    "long_term_visa": ("passport", "info"),
    "residence_card": ("card-account-details-outline", "primary"),
}


class EligibilityScreen(BoundScreen):
    """Whether somebody may have an account, and why."""

    def most_days(self, state: EligibilityState) -> int:
        """The slider's end: twice what the draft asks for, which stands in its middle."""
        return max(1, state.needed_days * 2)

    def kinds(self, tr: Tr) -> list[Choice]:
        """Citizen, foreigner, organisation."""
        return [Choice(kind, tr(f"eligibility.kind.{kind}")) for kind in KINDS]

    def who(self, state: EligibilityState, tr: Tr) -> str:
        """Whose papers these are."""
        return tr("eligibility.own", name=state.full_name) if state.own else tr("eligibility.try")

    def is_person(self, state: EligibilityState) -> bool:
        """Whether there is a date of birth."""
        return state.kind != "organisation"

    def is_foreign(self, state: EligibilityState) -> bool:
        """Whether papers of stay are asked for."""
        return state.kind == "foreigner"

    def wrong(self, state: EligibilityState, tr: Tr, name: str) -> str:
        """How to put a day right."""
        if name in state.wrong:
            return tr("eligibility.no_day")
        fault = {"born": "born_later"}.get(name)
        return tr(f"eligibility.fault.{fault}") if fault in state.faults else ""

    def stay(self, state: EligibilityState, tr: Tr, lang: str) -> str:
        """From when to when."""
        if state.until is None:
            return ""
        return tr("eligibility.until", day=date_text(state.until, lang))

    def papers(self, state: EligibilityState, tr: Tr) -> list[Row]:
        """Visa and residence card, on or off for this try."""
        return [
            Row(tr("eligibility.visa"), tr("eligibility.visa.text"), "passport",
                switch=state.visa, act=self.vm.switch_visa),
            Row(tr("eligibility.card"), tr("eligibility.card.text"), "card-account-details-outline",
                switch=state.card, act=self.vm.switch_card),
        ]  # fmt: skip

    def verdicts(self, state: EligibilityState, tr: Tr, lang: str) -> list[VerdictWords]:
        """Both, today's rule first."""
        return [
            self._verdict(one, rules_id, tr, lang)
            for rules_id, one in zip(RULE_SET_IDS, state.answers, strict=False)
        ]

    def _verdict(self, one: Eligibility, rules_id: str, tr: Tr, lang: str) -> VerdictWords:
        rules = rule_set(rules_id)
        more = [tr(f"eligibility.levels.{len(one.levels)}")] if one.levels else []
        if one.answer == "yes" and not one.conditions:
            more.append(tr("eligibility.no_levels"))
        if one.through_guardian and one.answer == "yes":
            more.append(tr("eligibility.guardian"))
        if one.from_day:
            more.append(tr("eligibility.from_day", day=date_text(one.from_day, lang)))
        conditions = []
        for each in one.conditions:
            rule = rules.rule(each.rule_id)
            article = rule.source[lang].partition(";")[0]
            source = article if each.state != "not_asked" else tr("eligibility.not_asked")
            if rule.status == "unconfirmed" and each.state != "not_asked":
                source = f"{source} · {tr('rule_status.unconfirmed')}"
            title = tr(f"eligibility.condition.{each.name}", n=self._asked(each, rules_id))
            conditions.append(
                ConditionWords(each.state, title, self._evidence(each, rules_id, tr, lang), source)
            )
        return VerdictWords(
            over=rules.names.short[lang],
            answer=one.answer,
            word=tr(f"eligibility.answer.{one.answer}"),
            more=" ".join(more),
            conditions=tuple(conditions),
        )

    @staticmethod
    def _asked(each: Condition, rules_id: str) -> int:
        rules = rule_set(rules_id)
        name = {"level_2_age": "level_2_age", "permitted_stay": "permitted_stay_days"}
        return int(rules.value(name[each.name])) if each.name in name else 0

    def _evidence(self, each: Condition, rules_id: str, tr: Tr, lang: str) -> str:
        if each.state == "not_needed":
            return tr("eligibility.not_needed")
        if each.state == "not_asked":
            return ""
        if each.name == "level_2_age":
            key = "eligibility.level_2_from" if each.from_day else ""
            return tr(key, day=date_text(each.from_day, lang)) if each.from_day else ""
        if each.name == "permitted_stay":
            return tr("eligibility.of_days", n=each.days or 0, of=self._asked(each, rules_id))
        if each.until:
            return tr("eligibility.valid_until", day=date_text(each.until, lang))
        return ""

    def organisation(self, state: EligibilityState, tr: Tr, lang: str) -> list[Row]:
        """How long an organisation's account takes, asked for today."""
        if state.kind != "organisation" or state.today is None:
            return []
        rules, rows = rule_set(RULE_SET_IDS[-1]), []
        for registered, name in ((True, "known"), (False, "unknown")):
            rule = rules.rule(f"organisation_{name}_days")
            due = organisation_due(state.today, rules, public_holidays(), registered=registered)
            words = tr("eligibility.organisation.due", day=date_text(due, lang))
            article = rule.source[lang].partition(";")[0]
            title = tr(f"eligibility.organisation.{name}", n=rule.value)
            rows.append(Row(title, f"{words} {article}.", "calendar-clock-outline", "info"))
        return rows

    def changes(self, state: EligibilityState, tr: Tr, lang: str) -> list[Row]:
        """Any one of these turns a no."""
        return [self._change(one, state, tr, lang) for one in state.changes]

    @staticmethod
    def _change(one: TriedChange, state: EligibilityState, tr: Tr, lang: str) -> Row:
        answers = []
        for rules_id, turns, asked in zip(RULE_SET_IDS, one.turns, one.asked, strict=True):
            key = "yes" if turns else "no" if asked else "not_asked"
            word = tr(f"eligibility.short.{key}")
            answers.append(tr("eligibility.under", rules=names_of(rules_id).tag[lang], answer=word))
        icon, tone = _ICONS[one.name]
        more = state.needed_days - state.days
        named = one.name == "permitted_stay" and more > 0
        title = tr("eligibility.change.more_days", n=more) if named else tr(
            f"eligibility.change.{one.name}", n=state.needed_days
        )  # fmt: skip
        return Row(title, " · ".join(answers), icon, tone)

    def readings(self, state: EligibilityState, tr: Tr, lang: str) -> list[RadioCard]:
        """Both, each with the draft's answer under it."""
        found = []
        for reading, one in zip(READINGS, state.by_reading, strict=False):
            stay = next(each for each in one.conditions if each.name == "permitted_stay")
            words = tr("eligibility.of_days", n=stay.days or 0, of=state.needed_days)
            if stay.from_day:
                full = date_text(stay.from_day, lang)
                words = f"{words}, {tr('eligibility.full_on', day=full)}"
            answer = tr(f"eligibility.answer.{one.answer}")
            found.append(
                RadioCard(reading, tr(f"eligibility.reading.{reading}"), f"{words}: {answer}")
            )
        return found

    def watch_rows(self, state: EligibilityState, tr: Tr) -> list[Row]:
        """The switch at the foot of the result; and what to do where something else is put in."""
        on = state.watched is not None
        key = "on" if state.watches_this else "other" if on else "off"
        rows = [
            Row(tr("eligibility.watch"), tr(f"eligibility.watch.{key}"), "bell-ring-outline",
                switch=on, act=self.vm.switch_watch, enabled=on or bool(state.answers))
        ]  # fmt: skip
        if on and not state.watches_this:
            text, icon = self._watched(state, tr), "calendar-clock-outline"
            title, show = tr("eligibility.watch.show"), self.vm.show_watched
            rows.append(Row(title, text, icon, chevron=True, act=show))
            if state.answers:
                title, text = tr("eligibility.watch.this"), tr("eligibility.watch.this.text")
                rows.append(Row(title, text, "eye-outline", chevron=True, act=self.vm.watch_this))
        return rows

    @staticmethod
    def _watched(state: EligibilityState, tr: Tr) -> str:
        """What is watched, in short."""
        watched = state.watched
        if watched is None:
            return ""
        if watched.kind != "foreigner":
            return tr(f"eligibility.kind.{watched.kind}")
        paper = "visa" if watched.visa else "card" if watched.card else "none"
        return tr("eligibility.watch.papers", n=watched.days, since=watched.since,
                  paper=tr(f"eligibility.watch.paper.{paper}"))  # fmt: skip

    def has_changed(self, state: EligibilityState) -> bool:
        """Whether the watched answer changed since it was first given."""
        return state.watched is not None and bool(state.watched.before)

    def changed(self, state: EligibilityState, tr: Tr, lang: str) -> str:
        """On which day, under which rule set, from what to what."""
        watched = state.watched
        if watched is None or watched.changed_on is None:
            return ""
        rules = rule_set(watched.changed_under)
        return tr(
            "eligibility.watch.changed.text",
            day=date_text(watched.changed_on, lang),
            rules=rules.names.short[lang],
            answer=tr(f"eligibility.answer.{watched.answer}"),
            before=tr(f"eligibility.answer.{watched.before}"),
        )

    def faults(self, state: EligibilityState, tr: Tr) -> str:
        """What contradicts itself."""
        return " ".join(tr(f"eligibility.fault.{fault}") for fault in state.faults)

    def actions(self, state: EligibilityState, tr: Tr) -> list[Action]:
        """On to the request, where the phone's own rule set says yes to whoever is signed in."""
        found = dict(zip(RULE_SET_IDS, state.answers, strict=False)).get(state.rules)
        if not state.signed_in or found is None or found.answer != "yes":
            return []
        return [Action(tr("eligibility.ask"), self.vm.ask)]


def build(app: Container, _: Destination) -> EligibilityScreen:
    """The calculator over the story's day."""
    return EligibilityScreen(EligibilityViewModel(app))
