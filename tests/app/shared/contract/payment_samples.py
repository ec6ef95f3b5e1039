"""One full value of every noun about payments, for the agreed wire form."""

from datetime import UTC, date, datetime

from app.shared.contract import pay_runs, payments, routing

NOON = datetime(2025, 10, 15, 5, 0, tzinfo=UTC)
DUE, BY = date(2025, 10, 15), date(2025, 10, 25)
ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))

ACCOUNT = payments.Place(
    kind="account", provider_id="song_xanh", number_ending="0012", link_id=THREE
)
CASH = payments.Place(kind="cash", agency_id="hoa_sen_committee")
RUNG = payments.Rung(
    place=ACCOUNT, state="trying", on=DUE, at=NOON, tries=2, reason="provider_busy",
    retry_at=NOON, why="default",
)  # fmt: skip
SHARE = payments.Share(
    full_name="Đoàn Gia Huy", vnd=100_000, ground="authorised", until=date(2026, 1, 10),
    told=False, own=False,
)  # fmt: skip
PAYMENT = payments.BenefitPayment(
    id=ONE,
    programme_id="social_pension",
    period="2025-10",
    amount_vnd=500_000,
    state="failed",
    due_on=DUE,
    by_on=BY,
    received_by=None,
    place=ACCOUNT,
    rungs=(RUNG, payments.Rung(place=CASH, state="later", on=BY, why="last_resort")),
    steps=(
        payments.PaymentStep(kind="prepared", at=NOON, place=ACCOUNT),
        payments.PaymentStep(
            kind="failed", at=NOON, attempt=1, place=ACCOUNT, reason="provider_busy"
        ),
    ),
    shares=(SHARE,),
)
STANDING = payments.ProgrammeStanding(
    programme_id="social_pension",
    answer="not_yet",
    amount_vnd=0,
    conditions=(
        payments.EntitlementCondition(
            kind="age", rule_id="full_age", state="not_yet", found=74, from_day=BY, until=BY
        ),
    ),
    shares=(SHARE,),
    left_out=("Đoàn Gia Huy",),
    from_day=BY,
)
RUN = pay_runs.PayRun(
    id=TWO,
    programme_id="social_pension",
    period="2025-10",
    state="executed",
    due_on=DUE,
    by_on=BY,
    people=1,
    vnd=500_000,
    states=(pay_runs.Tally(name="failed", count=1, vnd=500_000),),
    places=(pay_runs.Tally(name="bank", count=1, vnd=500_000),),
    deeds=("retry", "fall_back"),
)
CASE = pay_runs.PayCase(
    id=ONE,
    number="000149000002",
    full_name="Lê Thị Hoa",
    amount_vnd=500_000,
    state="failed",
    at=NOON,
    place=ACCOUNT,
    reason="provider_busy",
    tries=2,
    locked=False,
    next_place=CASH,
    next_on=BY,
    deeds=("retry",),
)

NEXT = payments.NextPayment(
    programme_id="social_pension",
    period="2025-10",
    amount_vnd=500_000,
    due_on=DUE,
    by_on=BY,
    payment_id=ONE,
    rungs=(RUNG,),
    confirmed_at=NOON,
)
ROUTING_SAMPLES = (
    routing.Routing(
        accounts=(
            routing.RoutedAccount(
                place=ACCOUNT, why="default", receives_from=BY, confirmed_at=NOON, chosen_at=NOON
            ),
        ),
        cash_at="hoa_sen_committee",
        programmes=(
            routing.ProgrammeRoute(
                programme_id="social_pension",
                chosen=THREE,
                chosen_at=NOON,
                confirmed_at=NOON,
                rungs=(RUNG,),
                waiting=(payments.Rung(place=ACCOUNT, state="later", on=BY, why="cool_off"),),
                next=NEXT,
            ),
        ),
        change=routing.LastChange(
            id=ONE,
            kind="programme",
            programme_id="social_pension",
            before=ACCOUNT,
            after=None,
            at=NOON,
            undo_until=NOON,
        ),
    ),
    routing.RouteChoice(programme_id="social_pension", link_id=THREE, grant="A" * 43),
    payments.PlaceAgreement(place=THREE, grant="A" * 43),
    routing.AccountOrder(link_ids=(THREE, TWO), grant="A" * 43),
)
PAYMENT_SAMPLES = (
    *ROUTING_SAMPLES,
    payments.BenefitPayments(
        programmes=(STANDING,),
        next=(NEXT,),
        payments=(PAYMENT,),
    ),
    payments.StatementRequest(form="csv", grant="A" * 43, language="en"),
    payments.Sheet(name="statement.csv", media_type="text/csv", content="x"),
    RUN,
    pay_runs.PayRuns(
        runs=(RUN,),
        preparable=(
            pay_runs.Preparable(programme_id="pension", period="2025-10", due_on=DUE, by_on=BY),
        ),
    ),
    pay_runs.PayRunFile(run=RUN, cases=(CASE,), arrived=(CASE,)),
    pay_runs.RunStart(programme_id="social_pension", period="2025-10"),
    pay_runs.RunAct(deed="pay_cash", payment_id=ONE),
    pay_runs.ProviderCallback(
        provider_id="song_xanh",
        payment_id=ONE,
        attempt=1,
        amount_vnd=500_000,
        outcome="paid",
        signature="0" * 64,
    ),
)
