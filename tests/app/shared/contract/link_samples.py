"""One full value of what asks for a link, what answers it, and in whose name it may be asked."""

from app.shared.contract import benefits, mandates

LINK_SAMPLES = (
    benefits.LinkStart(
        provider_id="sen_vang", account_number="000000000001", consent="a_text", grant="A" * 43
    ),
    benefits.ProviderAnswerSent(
        provider_id="sen_vang", question="0" * 32, payload='{"known":false}', signature="0" * 64
    ),
    mandates.Mandates(
        mandates=(
            mandates.Mandate(
                holder_id="2" * 32,
                full_name="Công ty TNHH Cánh Diều",
                kind="organisation",
                role="legal_representative",
                number="ORG-0000011",
            ),
        )
    ),
)
