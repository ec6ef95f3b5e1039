"""
The blocks that screens are made of, known to .kv files by name and imported when one is first used.
"""

from kivy.factory import Factory

BLOCKS = {
    "acting_bar": ("ActingBar",),
    "banner": ("Banner",),
    "bars": ("AppBar", "BottomBar", "RootBar"),
    "buttons": ("Buttons",),
    "choices": ("FilterChips", "Segmented"),
    "clock_calendar": ("ClockCalendar",),
    "consent_row": ("ConsentRow",),
    "day_slider": ("DaySlider",),
    "document_face": ("DocumentFace",),
    "field": ("Field",),
    "greeting": ("Greeting",),
    "hero": ("IdentityHero",),
    "keypad": ("Keypad", "PasscodeDots"),
    "ladder": ("Ladder",),
    "matching_number": ("MatchingNumber",),
    "money_card": ("MoneyCard",),
    "name_card": ("NamesCard",),
    "name_diff": ("NameDiff",),
    "notice_list": ("NoticeList",),
    "order_list": ("OrderList",),
    "otp_boxes": ("OtpBoxes",),
    "person_tabs": ("PersonTabs",),
    "radio_cards": ("RadioCards",),
    "row_groups": ("RowGroups",),
    "rows": ("RowCard",),
    "sheet": ("PasscodeSheet", "Sheet"),
    "shortcuts": ("ShortcutGrid",),
    "slot_picker": ("SlotPicker",),
    "states": ("EmptyState", "FaultCard", "Skeleton"),
    "steps": ("Steps",),
    "text_area": ("TextArea",),
    "track": ("Track",),
    "two_clocks": ("TwoClocks",),
    "values_card": ("ValuesCard",),
    "wallet_deck": ("WalletDeck",),
    "words": ("IconNote", "SectionTitle", "Words"),
}
"""Module → the blocks it defines. A new block takes one entry here."""

Factory.register("Body", module="app.ui.body")
for _module, _names in BLOCKS.items():
    for _name in _names:
        Factory.register(_name, module=f"app.ui.components.{_module}")
