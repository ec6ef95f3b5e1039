"""The simulated keyring."""

import pytest

from app.device.vault import SimulatedVault

OWNER = "000085000001"


@pytest.fixture
def new_vault(tmp_path):
    return lambda device="d" * 32: SimulatedVault(tmp_path / "vault", device)


def test_the_second_part_is_made_once_for_each_owner_and_device(new_vault):
    part = new_vault().second_part(OWNER)
    assert len(part) == 32
    assert new_vault().second_part(OWNER) == part
    assert new_vault().second_part("000149000002") != part
    assert new_vault("e" * 32).second_part(OWNER) != part


def test_the_count_outlives_a_restart_and_not_the_right_passcode(new_vault):
    assert [new_vault().count_try(OWNER) for _ in range(3)] == [1, 2, 3]
    assert new_vault().failed_tries(OWNER) == 3
    new_vault().clear_tries(OWNER)
    assert new_vault().failed_tries(OWNER) == 0


def test_counting_and_clearing_leave_the_second_part(new_vault):
    part = new_vault().second_part(OWNER)
    new_vault().count_try(OWNER)
    new_vault().clear_tries(OWNER)
    assert new_vault().second_part(OWNER) == part


def test_who_deletes_the_count_has_destroyed_the_key(new_vault, tmp_path):
    part = new_vault().second_part(OWNER)
    new_vault().count_try(OWNER)
    for path in (tmp_path / "vault").iterdir():
        path.unlink()
    assert new_vault().failed_tries(OWNER) == 0
    assert new_vault().second_part(OWNER) != part


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"part":"QQ==","failed_tries":0}'])
def test_a_damaged_file_is_set_aside(new_vault, tmp_path, content):
    new_vault().second_part(OWNER)
    path = next((tmp_path / "vault").iterdir())
    path.write_bytes(content)
    assert len(new_vault().second_part(OWNER)) == 32
    assert path.with_name(path.name + ".damaged-1").read_bytes() == content


def test_its_files_say_that_they_are_simulated_and_name_nobody(new_vault, tmp_path):
    new_vault().second_part(OWNER)
    name = next((tmp_path / "vault").iterdir()).name
    assert name.startswith("simulated-keyring-")
    assert OWNER not in name


def test_what_is_forgotten_is_gone(new_vault):
    part = new_vault().second_part(OWNER)
    new_vault().forget(OWNER)
    new_vault().forget(OWNER)
    assert new_vault().second_part(OWNER) != part
