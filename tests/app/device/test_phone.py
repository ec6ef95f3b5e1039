"""The clipboard lives and ends with its phone."""

from app.device.clipboard import PhoneClipboard


def test_what_is_copied_is_pasted_on_this_phone_alone():
    one, other = PhoneClipboard(), PhoneClipboard()
    assert one.paste() == ""
    one.copy("123456")
    assert (one.paste(), other.paste()) == ("123456", "")
