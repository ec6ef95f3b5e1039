"""One full value of what asks for a link and what answers it."""

from app.shared.contract import benefits

LINK_SAMPLES = (
    benefits.LinkStart(
        provider_id="sen_vang", account_number="000000000001", consent="a_text", grant="A" * 43
    ),
    benefits.ProviderAnswerSent(
        provider_id="sen_vang", question="0" * 32, payload='{"known":false}', signature="0" * 64
    ),
)
