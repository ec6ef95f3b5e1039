"""Makes what is derived from the tree and not kept in it: compiled catalogues, Kivy's data."""

from app.devtools import catalogues, kivy_data, token_data


def main(_argv: list[str] | None = None) -> int:
    """Make what is missing or old; a second call finds nothing to do."""
    for product in (catalogues, kivy_data, token_data):
        if product.stale():
            product.make()
    return 0
