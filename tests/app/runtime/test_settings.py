"""What the app is started with."""

from datetime import date
from pathlib import Path

import pytest

from app.runtime.i18n import LANGUAGES, catalogue
from app.runtime.settings import Settings, StartFaultError

NO_ENVIRONMENT = {"XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}


def test_a_start_without_flags_is_whole():
    settings = Settings.read([], NO_ENVIRONMENT)
    assert settings.data_folder == Path("data/dinh-danh")
    assert settings.vault_folder == Path("state/dinh-danh/vault")
    assert (settings.server, settings.lang, settings.rules) == ("", None, "draft_2025_10")


def test_the_vault_is_never_inside_the_data_folder():
    settings = Settings.read(["--data-folder", "app"], NO_ENVIRONMENT)
    assert not settings.vault_folder.is_relative_to(settings.data_folder)


def test_flags_say_everything():
    flags = {
        "server": "http://127.0.0.1:8000/",
        "lang": "en",
        "theme": "dark",
        "text-scale": "1.6",
        "persona": "khoi",
        "rules": "today",
        "date": "2025-10-14",
        "screen": "document:identity_card",
        "size": "360x740",
        "shot": "out.png",
    }
    settings = Settings.read(["--demo", *(f"--{flag}={flags[flag]}" for flag in flags)], {})
    assert settings.demo
    assert settings.server == "http://127.0.0.1:8000"
    assert (settings.lang, settings.theme, settings.text_scale) == ("en", "dark", 1.6)
    assert (settings.persona, settings.rules) == ("khoi", "decree_69_2024")
    assert (settings.date, settings.screen) == (date(2025, 10, 14), "document:identity_card")
    assert (settings.size, settings.shot) == ((360, 740), Path("out.png"))


def test_a_flag_goes_before_the_environment():
    environment = {**NO_ENVIRONMENT, "DINH_DANH_LANG": "en", "DINH_DANH_THEME": "dark"}
    settings = Settings.read(["--lang", "vi"], environment)
    assert (settings.lang, settings.theme) == ("vi", "dark")


@pytest.mark.parametrize(
    "argv, key",
    [
        (["--colour", "red"], "start.unknown_flag"),
        (["now"], "start.unknown_flag"),
        (["--server", "http://example.org:80"], "start.bad_server"),
        (["--server", "http://127.0.0.1.example.org:80"], "start.bad_server"),
        (["--server", "https://127.0.0.1:80"], "start.bad_server"),
        (["--server", "127.0.0.1"], "start.bad_server"),
        (["--lang", "fr"], "start.bad_choice"),
        (["--rules", "none"], "start.bad_choice"),
        (["--text-scale", "3"], "start.bad_text_scale"),
        (["--text-scale", "nan"], "start.bad_text_scale"),
        (["--date", "15/10/2025"], "start.bad_date"),
        (["--date", "2025-02-30"], "start.bad_date"),
        (["--size", "392"], "start.bad_size"),
        (["--size", "1x1"], "start.bad_size"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(argv, key):
    with pytest.raises(StartFaultError) as raised:
        Settings.read(argv, NO_ENVIRONMENT)
    assert raised.value.key == key
    for lang in LANGUAGES:
        sentence = catalogue(lang).tr(raised.value.key, **raised.value.values)
        assert "⟦" not in sentence
