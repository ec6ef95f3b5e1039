"""
The interoperability platform and the simulated services behind it, in signed tokens.

Nothing outside asks for more than ``platform`` and ``service`` offer, so that another protocol,
such as OpenID4VP with SD-JWT, can take the tokens' place.
"""
