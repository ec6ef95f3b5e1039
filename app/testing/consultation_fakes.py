"""The consultation as a fake."""

import msgspec

from app.data.consultation import ConsultationAsOf, KeptDraft
from app.shared.contract.consultation import Comment, CommentDraft
from app.testing.repository_fakes import FakeCopy


class FakeConsultation(FakeCopy[ConsultationAsOf]):
    """``ConsultationRepository``; deeds answer as given, drafts are kept in memory."""

    def __init__(self, *args: object, **answers: object) -> None:
        super().__init__(*args, **answers)  # type: ignore[arg-type]
        self.drafts: dict[str, KeptDraft] = {}

    def draft(self, subject: str) -> KeptDraft:
        """What was kept."""
        return self.drafts.get(subject, KeptDraft())

    def keep_draft(self, subject: str, draft: KeptDraft) -> None:
        """Keep it."""
        self.drafts[subject] = draft

    def send(self, subject: str, said: CommentDraft, *, signed: bool) -> Comment:
        """As given."""
        return self._kept(self._answer("send", subject, said, signed))

    def change(self, comment: Comment, said: CommentDraft) -> Comment:
        """As given."""
        return self._kept(self._answer("change", comment.id, said))

    def withdraw(self, comment: Comment) -> Comment:
        """As given."""
        return self._kept(self._answer("withdraw", comment.id))

    def _kept(self, comment: Comment) -> Comment:
        if self._stored is not None:
            rest = tuple(one for one in self._stored.comments if one.id != comment.id)
            self.tell(msgspec.structs.replace(self._stored, comments=(comment, *rest)))
        return comment
