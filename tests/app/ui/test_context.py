"""Another language reaches everything, also what a screen keeps by the language's tag."""

from app.ui.context import Context

WORDS = {
    "vi": {"hello": "Xin chào"}.__getitem__,
    "en": {"hello": "Hello"}.__getitem__,
}


def test_nothing_kept_by_a_languages_tag_holds_the_others_words() -> None:
    context, kept = Context(), dict[str, str]()

    def draw(*_: object) -> str:
        """As a screen does that makes its rows once for each language."""
        if context.lang not in kept:
            kept[context.lang] = context.tr("hello")
        return kept[context.lang]

    context.speak("vi", WORDS["vi"])
    draw()
    for name in ("tr", "lang"):
        context.fbind(name, draw)
    for lang, said in (("en", "Hello"), ("vi", "Xin chào"), ("en", "Hello")):
        context.speak(lang, WORDS[lang])
        assert draw() == said
