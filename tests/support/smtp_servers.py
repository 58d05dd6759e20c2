"""Mail servers in trouble, as fixtures: silent, refusing, and rude."""

import socket
from threading import Thread

import pytest


@pytest.fixture
def smtp(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    return settings


@pytest.fixture
def silent_server(smtp):
    """Takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        smtp.EMAIL_PORT = server.getsockname()[1]
        yield smtp


@pytest.fixture
def refusing_server(smtp):
    """Takes no connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        smtp.EMAIL_PORT = server.getsockname()[1]
    return smtp


@pytest.fixture
def rude_server(smtp):
    """Takes a connection to send the caller away."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            while True:
                try:
                    caller, _address = server.accept()
                except OSError:
                    return
                with caller:
                    caller.sendall(b"421 not today\r\n")

        thread = Thread(target=answer, daemon=True)
        thread.start()
        smtp.EMAIL_PORT = server.getsockname()[1]
        yield smtp
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.fixture(params=["silent_server", "refusing_server", "rude_server"])
def troubled_server(request):
    """Each of the three."""
    return request.getfixturevalue(request.param)
