"""A device that keeps passkeys, without one."""

import json
import re
import secrets
from hashlib import sha256
from html import unescape
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from flask.testing import FlaskClient
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from werkzeug.test import TestResponse

ORIGIN, HOST = "http://localhost", b"localhost"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Device:
    """Holds one passkey of one account; `verifies` whether it knows its holder."""

    def __init__(self, *, verifies: bool = True) -> None:
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.user_handle = b""
        self.count = 0

    def register(
        self, client: FlaskClient, usage: str = "first", name: str = "phone"
    ) -> TestResponse:
        page = client.post("/account/passkeys", data={"name": name, "usage": usage})
        assert page.status_code == 200, page.status
        options = _options(page.text)
        self.user_handle = base64url_to_bytes(options["user"]["id"])
        attested = {
            "fmt": "none",
            "attStmt": {},
            "authData": self._data(ATTESTED) + self._credential(),
        }
        response = {
            "clientDataJSON": _client_data("webauthn.create", options),
            "attestationObject": bytes_to_base64url(cbor2.dumps(attested)),
            "transports": ["internal"],
        }
        return client.post(_action(page.text), data={"credential": self._answer(response)})

    def confirm(self, client: FlaskClient, address: str, **fields: str) -> TestResponse:
        """Signs in, or confirms, at one of the pages that ask for a passkey."""
        page = client.post(address, data=fields)
        assert page.status_code == 200, page.status
        options = _options(page.text)
        data, client_data = self._data(), _client_data("webauthn.get", options)
        signed = data + sha256(base64url_to_bytes(client_data)).digest()
        response = {
            "clientDataJSON": client_data,
            "authenticatorData": bytes_to_base64url(data),
            "signature": bytes_to_base64url(self.key.sign(signed, ec.ECDSA(SHA256()))),
            "userHandle": bytes_to_base64url(self.user_handle),
        }
        return client.post(_action(page.text), data={"credential": self._answer(response)})

    def _data(self, more: int = 0) -> bytes:
        self.count += 1
        return sha256(HOST).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _credential(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        public = {
            1: 2,
            3: -7,
            -1: 1,
            -2: numbers.x.to_bytes(32, "big"),
            -3: numbers.y.to_bytes(32, "big"),
        }
        return bytes(16) + len(self.id).to_bytes(2, "big") + self.id + bytes(cbor2.dumps(public))

    def _answer(self, response: dict[str, Any]) -> str:
        known = bytes_to_base64url(self.id)
        return json.dumps(
            {
                "id": known,
                "rawId": known,
                "type": "public-key",
                "response": response,
                "extensions": "{}",
            }
        )


def _options(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'data-options="([^"]*)"', page)
    options: dict[str, Any] = json.loads(unescape(found))
    return options


def _action(page: str) -> str:
    (found,) = re.findall(r'action="([^"]*)"\s+data-passkey=', page)
    return unescape(found)


def _client_data(kind: str, options: dict[str, Any]) -> str:
    data = {"type": kind, "challenge": options["challenge"], "origin": ORIGIN}
    return bytes_to_base64url(json.dumps(data).encode())
