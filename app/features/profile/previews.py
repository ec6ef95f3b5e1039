"""The profile in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.profile.view_model import ProfileState

_LEVEL_2 = ProfileState(
    full_name="Nguyễn Thị Ánh Nguyệt", personal_number="000166004417", level=2, devices=1
)

PREVIEWS: dict[str, ProfileState] = {
    "level_2": _LEVEL_2,
    "dark_large": replace(
        _LEVEL_2, text_step=3, mode="dark", high_contrast=True, reduced_motion=True
    ),
    "english": replace(_LEVEL_2, lang="en", text_step=1, mode="auto"),
    "level_1": replace(_LEVEL_2, full_name="Bùi Nhật Nam", personal_number="000211000006", level=1),
    "abroad": replace(_LEVEL_2, full_name="Vũ Ngọc Hạnh", abroad="lumen_utopia"),
    "level_0": replace(
        _LEVEL_2,
        full_name="Mira Calder",
        personal_number="000287000007",
        level=0,
        foreigner=True,
    ),
    "long_name": replace(_LEVEL_2, full_name="Công Tằng Tôn Nữ Hoàng Thuỳ Dương Quỳnh Hương"),
    "unsaved": replace(_LEVEL_2, unsaved=True),
    "signing_out": replace(_LEVEL_2, confirming=True),
    "leaving": replace(_LEVEL_2, confirming=True, leaving=True),
}
