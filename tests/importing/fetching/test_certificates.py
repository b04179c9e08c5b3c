"""Who answers over TLS proves to be the host that was asked, although a number was connected to."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from claims.importing.errors import Refused
from claims.importing.fetching.client import fetch

PAGE = b"<title>North pier</title><p>The pier stays open."


def signed_by_itself(number: str) -> bytes:
    """A key and a certificate for an address, as PEM."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(number))]), critical=True)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    shown = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    return shown + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@pytest.fixture
def certified(server, tmp_path):
    """Have the server speak TLS as somebody; the certificate it shows, which it signed itself."""

    def speak_tls(number: str) -> str:
        shown = tmp_path / "certificate"
        shown.write_bytes(signed_by_itself(number))
        server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.tls.load_cert_chain(shown)
        return str(shown)

    return speak_tls


def test_a_certificate_that_is_trusted_and_names_the_host_is_enough(server, certified, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", certified("127.0.0.1"))
    url = server.page("/a", PAGE).replace("http:", "https:")
    assert fetch(url).url == url


@pytest.mark.parametrize(("number", "is_trusted"), [("127.0.0.1", False), ("10.0.0.1", True)])
def test_any_other_certificate_is_refused(server, certified, monkeypatch, number, is_trusted):
    shown = certified(number)
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", shown)
    with pytest.raises(Refused, match="certificate"):
        fetch(server.page("/a", PAGE).replace("http:", "https:"))
    assert server.asked == []
