"""The phone's own services, as desktop stand-ins: vault, clipboard, codes to scan."""
