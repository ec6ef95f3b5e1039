"""What one phone remembers between starts."""

import msgspec
import pytest

from app.runtime import atomic_file
from app.runtime.atomic_file import set_aside, write_whole
from app.runtime.preferences import Preferences
from app.runtime.settings import StartFaultError


def file_of(folder):
    return folder / "preferences.json"


def test_a_choice_outlives_a_restart(tmp_path):
    first = Preferences.load(tmp_path)
    first.change(lang="en", text_scale=2.0)
    first.remember_resident("000085000001", "Trần Minh Khôi")
    again = Preferences.load(tmp_path)
    assert (again.lang, again.text_scale) == ("en", 2.0)
    assert (again.personal_number, again.full_name) == ("000085000001", "Trần Minh Khôi")
    assert again.device_id == first.device_id
    assert not again.damaged


def test_two_phones_are_two_devices(tmp_path):
    one, other = Preferences.load(tmp_path / "a"), Preferences.load(tmp_path / "b")
    assert one.device_id != other.device_id


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b'{"lang": "vi"}', b"[" * 100_000, b'{"device_id": 1}', b"SQLite"],
)
def test_a_damaged_file_is_set_aside_and_defaults_hold(tmp_path, content):
    file_of(tmp_path).write_bytes(content)
    preferences = Preferences.load(tmp_path)
    assert preferences.damaged
    assert preferences.lang == "vi"
    assert (tmp_path / "preferences.json.damaged-1").read_bytes() == content
    assert not Preferences.load(tmp_path).damaged


def test_a_newer_apps_fields_do_no_harm(tmp_path):
    device_id = Preferences.load(tmp_path).device_id
    stored = msgspec.json.decode(file_of(tmp_path).read_bytes())
    file_of(tmp_path).write_bytes(msgspec.json.encode({**stored, "sound": "loud"}))
    assert Preferences.load(tmp_path).device_id == device_id


def test_what_could_not_be_read_again_is_never_written(tmp_path):
    preferences = Preferences.load(tmp_path)
    for wrong in ({"lang": "fr"}, {"text_scale": 9.0}, {"personal_number": "123456789012"}):
        with pytest.raises(msgspec.ValidationError):
            preferences.change(**wrong)
    with pytest.raises(TypeError):
        preferences.change(sound="loud")
    assert not Preferences.load(tmp_path).damaged


def test_listeners_hear_of_changes_alone(tmp_path):
    preferences, heard = Preferences.load(tmp_path), []
    preferences.subscribe(lambda changed: heard.append(changed.lang))
    preferences.change(lang="vi")
    preferences.change(lang="en")
    assert heard == ["en"]


def test_a_folder_that_cannot_be_made_is_a_clear_fault(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StartFaultError) as raised:
        Preferences.load(tmp_path / "file" / "folder")
    assert raised.value.key == "start.folder_unwritable"


def test_a_disk_that_takes_no_more_loses_only_the_file(tmp_path, monkeypatch):
    preferences = Preferences.load(tmp_path)
    before = file_of(tmp_path).read_bytes()

    def full(_):
        raise OSError

    monkeypatch.setattr(atomic_file.os, "fsync", full)
    preferences.change(lang="en")
    assert (preferences.lang, preferences.unsaved) == ("en", True)
    assert file_of(tmp_path).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["preferences.json"]


def test_what_is_set_aside_never_covers_what_was_before(tmp_path):
    path = tmp_path / "x"
    for number in (1, 2):
        write_whole(path, str(number).encode())
        set_aside(path)
    assert (tmp_path / "x.damaged-1").read_bytes() == b"1"
    assert (tmp_path / "x.damaged-2").read_bytes() == b"2"
