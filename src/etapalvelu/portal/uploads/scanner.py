"""Asks ClamAV's daemon about a file over its socket (clamd(8), INSTREAM): nothing is installed."""

from dataclasses import dataclass
from etapalvelu.portal.core.problems import ProblemError
from pathlib import Path

import logging
import os
import socket
import struct

logger = logging.getLogger(__name__)

# Where Debian's clamav-daemon listens.
DEBIAN_SOCKET = "/run/clamav/clamd.ctl"
CHUNK = 256 * 1024
PATIENCE = 30  # seconds for the answer about a whole file
PING = 2  # seconds until a scanner that was only found is given up


@dataclass(frozen=True)
class Scanner:
    """address: of the socket, a path or host:port; required: whether no file passes without it."""

    address: str
    required: bool


def configured(environ=os.environ):
    """Return the Scanner of this installation, or None.

    CLAMD_SOCKET names it; "off" means none; without it Debian's own is used where it is found.
    """
    address = environ.get("CLAMD_SOCKET", "")
    if address == "off":
        return None
    if address:
        return Scanner(address, required=True)
    return Scanner(DEBIAN_SOCKET, required=False) if Path(DEBIAN_SOCKET).is_socket() else None


def check_clean(stream, scanner):
    """Raise ProblemError when the scanner finds something, or is required and does not answer.

    stream: binary, seekable.
    """
    try:
        if not scanner.required and _ask(scanner, b"zPING\0", None, PING) != "PONG":
            raise OSError("no PONG")
        answer = _ask(scanner, b"zINSTREAM\0", stream, PATIENCE)
    except OSError as error:
        logger.error("The virus scanner at %s does not answer: %s", scanner.address, error)
        if scanner.required:
            raise _unchecked() from error
        return
    if answer.endswith("FOUND"):
        logger.warning("An upload was refused: %s", answer)
        raise ProblemError(
            "error_file_infected", "The virus scanner found malicious software in the file."
        )
    if not answer.endswith("OK"):
        # For example a file that is longer than StreamMaxLength of clamd.conf.
        logger.error("The virus scanner could not check a file: %s", answer)
        raise _unchecked()


def _unchecked():
    return ProblemError(
        "error_file_unchecked",
        "The file could not be checked for viruses, so it was not saved. Try again later.",
    )


def _ask(scanner, command, stream, patience):
    with _connected(scanner.address, patience) as connection:
        connection.sendall(command)
        if stream is not None:
            stream.seek(0)
            try:
                while chunk := stream.read(CHUNK):
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
                connection.sendall(struct.pack("!I", 0))
            except (BrokenPipeError, ConnectionResetError):
                # It stops listening when it has read enough; its answer says why.
                logger.info("The virus scanner did not take the whole file")
        answer = b""
        while part := connection.recv(4096):
            answer += part
    if not answer:
        raise OSError("empty answer")
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _connected(address, patience):
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(patience)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=patience)
