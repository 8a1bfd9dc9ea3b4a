"""A certificate authority of our own, that vouches for whatever a test needs."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

#: The time of the envelopes in `tests/envelopes`.
NOW = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
NAME = "echo-api.amazon.com"
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-13.pem"


@cache
def rsa_key(name: str, size: int = 2048) -> rsa.RSAPrivateKey:
    """A key for a name; making one takes long, so each is made once."""
    return rsa.generate_private_key(65537, size)


@dataclass(frozen=True)
class Identity:
    """A certificate, its key, and the certificates between it and its root."""

    key: Key
    certificate: x509.Certificate
    between: tuple[x509.Certificate, ...] = ()

    @property
    def pem(self) -> bytes:
        """The chain as a server gives it: the leaf first."""
        chain = (self.certificate, *self.between)
        return b"".join(each.public_bytes(Encoding.PEM) for each in chain)

    def sign(self, body: bytes) -> str:
        """What stands in the header Signature-256."""
        assert isinstance(self.key, rsa.RSAPrivateKey)
        return base64.b64encode(self.key.sign(body, padding.PKCS1v15(), hashes.SHA256())).decode()

    def headers(self, body: bytes, url: str = URL) -> dict[str, str]:
        """The headers of a request that Alexa sends."""
        return {"SignatureCertChainUrl": url, "Signature-256": self.sign(body)}


class Authority:
    """A root, an intermediate, and leaves."""

    def __init__(self, name: str = "Test", now: datetime = NOW) -> None:
        self.now = now
        self.root = self._certify(f"{name} root", rsa_key(f"{name} root"), None, ca=True)
        self.middle = self._certify(f"{name} middle", rsa_key(f"{name} middle"), self.root, ca=True)
        self.roots = Store([self.root.certificate])

    def leaf(
        self,
        names: tuple[str, ...] = (NAME,),
        *,
        key: Key | None = None,
        days: tuple[float, float] = (-30, 30),
        issuer: Identity | None = None,
        between: bool = True,
    ) -> Identity:
        """A leaf for these names, valid from and until so many days from now."""
        made = self._certify(
            NAME, key or rsa_key("leaf"), issuer or self.middle, names=names, days=days
        )
        chain = (self.middle.certificate,) if between and issuer is None else ()
        return Identity(made.key, made.certificate, chain)

    def self_signed(self) -> Identity:
        """A leaf that vouches for itself."""
        return self._certify(NAME, rsa_key("leaf"), None, names=(NAME,))

    def _certify(
        self,
        name: str,
        key: Key,
        issuer: Identity | None,
        *,
        names: tuple[str, ...] = (),
        days: tuple[float, float] = (-300, 300),
        ca: bool = False,
    ) -> Identity:
        signer = issuer.key if issuer else key
        subject = _named(name)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.certificate.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now + timedelta(days=days[0]))
            .not_valid_after(self.now + timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False
            )
            .add_extension(_usage(ca), critical=True)
        )
        if names:
            alternatives = x509.SubjectAlternativeName([x509.DNSName(each) for each in names])
            builder = builder.add_extension(alternatives, critical=False)
        if not ca:
            server = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
            builder = builder.add_extension(server, critical=False)
        return Identity(key, builder.sign(signer, hashes.SHA256()))


def _usage(ca: bool) -> x509.KeyUsage:
    """What a key may be used for: to sign certificates, or to speak TLS."""
    usage = dict.fromkeys(
        (
            *("content_commitment", "data_encipherment", "key_agreement", "encipher_only"),
            *("decipher_only", "digital_signature", "key_encipherment"),
            *("key_cert_sign", "crl_sign"),
        ),
        False,
    )
    allowed = ("key_cert_sign", "crl_sign") if ca else ("digital_signature", "key_encipherment")
    return x509.KeyUsage(**usage | dict.fromkeys(allowed, True))


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def body_of(event: Any) -> bytes:
    """An event as a request's body."""
    return json.dumps(event).encode()
