"""A certificate chain, and the key at its end: whose it is, who vouches for it, until when."""

from __future__ import annotations

import warnings
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import certifi
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.alexa.verification.refusal import Refusal, Step

NAME = "echo-api.amazon.com"
SMALLEST_KEY = 2048
LONGEST_CHAIN = 8
_PADDING = PKCS1v15()
_HASH = SHA256()


class Signer(NamedTuple):
    """A key that was found to be Alexa's, and the time in which its whole chain is valid."""

    key: RSAPublicKey
    since: datetime
    until: datetime

    def is_valid(self, now: datetime) -> bool:
        """Tell whether every certificate of the chain is valid now."""
        return self.since <= now <= self.until

    def check(self, signature: bytes, body: bytes) -> None:
        """Raise Refusal unless the key signed just this body."""
        try:
            self.key.verify(signature, body, _PADDING, _HASH)
        except InvalidSignature as error:
            raise Refusal(Step.SIGNATURE, "not of this body, or not of this key") from error


@cache
def public_roots() -> Store:
    """Return the roots that browsers trust, as certifi has them; read once."""
    with warnings.catch_warnings():
        # One old root has the serial number 0, which the library tells everybody about.
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        return Store(x509.load_pem_x509_certificates(Path(certifi.where()).read_bytes()))


def signer(pem: bytes, roots: Store, now: datetime) -> Signer:
    """Return the key at the end of a chain. Raises Refusal unless all of it holds at `now`."""
    chain = _verified(_parsed(pem), roots, now)
    key = _key(chain)
    return Signer(
        key,
        max(certificate.not_valid_before_utc for certificate in chain),
        min(certificate.not_valid_after_utc for certificate in chain),
    )


def _parsed(pem: bytes) -> list[x509.Certificate]:
    """Return the certificates of a file: the leaf, then the intermediates."""
    try:
        found = x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise Refusal(Step.CHAIN, "cannot be read", error=error) from error
    if len(found) > LONGEST_CHAIN:
        raise Refusal(Step.CHAIN, "has too many certificates")
    return found


def _verified(found: list[x509.Certificate], roots: Store, now: datetime) -> list[x509.Certificate]:
    """Return the chain up to its root."""
    leaf = found[0]
    policy = PolicyBuilder().store(roots).time(now)
    try:
        chain = policy.build_server_verifier(x509.DNSName(NAME)).verify(leaf, found[1:])
    except VerificationError as error:
        raise Refusal(Step.CHAIN, "does not lead to a trusted root now", error=error) from error
    # The library takes "*.amazon.com" for the name as well: ask for the very name.
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    if NAME not in names.get_values_for_type(x509.DNSName):
        raise Refusal(Step.NAME, "is not Alexa's")
    return chain


def _key(chain: list[x509.Certificate]) -> RSAPublicKey:
    """Return the leaf's key, if it is RSA and no RSA key of the chain is a small one."""
    keys = [certificate.public_key() for certificate in chain]
    if any(isinstance(key, RSAPublicKey) and key.key_size < SMALLEST_KEY for key in keys):
        raise Refusal(Step.KEY, "is too small")
    if not isinstance(keys[0], RSAPublicKey):
        raise Refusal(Step.KEY, "is not RSA")
    return keys[0]
