"""The articles, for the gallery and the tests."""

from dataclasses import replace

from app.features.draft_article.view_model import ArticleState
from app.runtime.view_model import Phase
from app.shared.draft import article

_FIRST = ArticleState(Phase.CONTENT, article(1), "open", "draft_2025_10")
PREVIEWS: dict[str, ArticleState] = {
    "first": _FIRST,
    "second": replace(_FIRST, article=article(2)),
    "third": replace(_FIRST, article=article(3)),
    "closed": replace(_FIRST, stands="closed"),
    "none": ArticleState(),
}
