"""Certificates of verifiers, signed by the platform's registrar and kept in the database."""

from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.shared.verifiers import Verifier
from backend_stub.credentials.encoding import to_base64url
from backend_stub.interop.keys import signing_key
from backend_stub.limits import limits
from backend_stub.storage.credentials import certificate_of, keep_certificate

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.x509 import Certificate, CertificateBuilder
    from jwcrypto.jwk import JWK

REGISTRAR = "registrar"
CLIENT_ID = "x509_hash:"


def verifier_key(db: Connection, one: Verifier) -> "JWK":
    """A verifier's own signing key: for the simulated verifier's side alone."""
    return signing_key(db, f"v.{one.id}", f"{one.id}-1")


def anchor(db: Connection, now: datetime) -> str:
    """The registrar's certificate: DER in base64."""
    kept = certificate_of(db, REGISTRAR)
    if kept is not None:
        return kept
    key = signing_key(db, REGISTRAR, "registrar-1")
    return _keep(db, REGISTRAR, _signed(_registrar_builder(key, now), key))


def certificate(db: Connection, one: Verifier, now: datetime) -> str:
    """A verifier's certificate: DER in base64; made where there is none yet, at ``now``."""
    kept = certificate_of(db, f"v.{one.id}")
    if kept is not None:
        return kept
    anchor(db, now)
    registrar = signing_key(db, REGISTRAR, "registrar-1")
    builder = _verifier_builder(one.host, verifier_key(db, one), registrar, now)
    return _keep(db, f"v.{one.id}", _signed(builder, registrar))


def client_id(der: str) -> str:
    """Who a verifier is, by its certificate (OpenID4VP 1.0, 5.9.3)."""
    return CLIENT_ID + to_base64url(sha256(b64decode(der)).digest())


def _keep(db: Connection, owner: str, made: "Certificate") -> str:
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  # no start needs it
        Encoding,
    )

    text = b64encode(made.public_bytes(Encoding.DER)).decode("ascii")
    keep_certificate(db, owner, text)
    return text


def _signed(builder: "CertificateBuilder", key: "JWK") -> "Certificate":
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415  # as above

    return builder.sign(key.get_op_key("sign"), SHA256())


def _registrar_builder(key: "JWK", now: datetime) -> "CertificateBuilder":
    from cryptography import x509  # noqa: PLC0415  # as above

    name = _name("Dinh danh prototype registrar")
    public = key.get_op_key("verify")
    return (
        _between(now)
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _verifier_builder(
    host: str, key: "JWK", registrar: "JWK", now: datetime
) -> "CertificateBuilder":
    from cryptography import x509  # noqa: PLC0415  # as above

    public, above = key.get_op_key("verify"), registrar.get_op_key("verify")
    return (
        _between(now)
        .subject_name(_name(host))
        .issuer_name(_name("Dinh danh prototype registrar"))
        .public_key(public)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above), critical=False)
    )


def _between(now: datetime) -> "CertificateBuilder":
    from cryptography import x509  # noqa: PLC0415  # as above

    return (
        x509.CertificateBuilder()
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=limits().credential.certificate_days))
    )


def _name(common: str) -> "x509.Name":
    from cryptography import x509  # noqa: PLC0415  # as above

    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])


def _usage(*, signs_certificates: bool) -> "x509.KeyUsage":
    from cryptography import x509  # noqa: PLC0415  # as above

    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
