"""nginx before two processes: nothing acknowledged is lost when one ends; files are kept."""

from concurrent.futures import ThreadPoolExecutor
from etapalvelu.portal.core.tables import csvfile
from requests.adapters import HTTPAdapter

import pytest
import re
import requests
import signal
import threading

pytestmark = [pytest.mark.slow, pytest.mark.alone]

REQUESTS = 1000
# One folder for each client, as organisations write: two who create in one folder at the same
# instant would conflict, since the folder keeps an order, and one would have to ask again.
FOLDERS = ("points/kuhmo", "points/ivalo", "providers/kela", "providers/verohallinto")
# What ZODB and RelStorage say when two writers were in each other's way: nothing was stored.
TRANSIENT = ("conflict error", "Acquiring a lock during commit failed")
SHARE = REQUESTS // len(FOLDERS)
# Of ten requests of a client three create something; the others read.
WRITES = (0, 3, 7)


class Client:
    """Reads and creates through the proxy, and remembers what was acknowledged."""

    def __init__(self, person, folder, numbers):
        self.person = person
        self.folder = folder
        self.numbers = numbers
        self.acknowledged = {}
        self.failures = []
        self.conflicts = 0

    def run(self, progress):
        for number in self.numbers:
            if number % 10 in WRITES:
                self.create(number)
            else:
                path = "health" if number % 2 else f"{self.folder}?b_size=1"
                answer = self.person.get(f"{self.person.url}/{path}")
                if answer.status_code != 200:
                    self.failures.append(("GET", answer.status_code))
            progress.release()

    def create(self, number):
        title = f"Ohje {number}"
        fields = {"@type": "Document", "title": title, "id": f"kirjoitettu-{number}"}
        for _attempt in range(20):
            answer = self.person.post(f"{self.person.url}/{self.folder}", json=fields)
            if not any(sign in answer.text for sign in TRANSIENT):
                break
            # Two wrote the same index in the same instant, more often than Zope repeats it by
            # itself. Refused, so not acknowledged: asked again.
            self.conflicts += 1
        if answer.status_code == 201:
            self.acknowledged[answer.json()["id"]] = title
        else:
            self.failures.append(("POST", answer.status_code, answer.text[:300]))


def test_a_process_that_ends_in_the_middle_of_1000_requests_loses_nothing(stack, person):
    url = stack.add_proxy()
    clients = [
        Client(person(url, "kaisa.rantala"), folder, range(first, first + SHARE))
        for first, folder in zip(range(0, REQUESTS, SHARE), FOLDERS, strict=True)
    ]
    progress = threading.Semaphore(0)
    with ThreadPoolExecutor(len(FOLDERS)) as pool:
        runs = [pool.submit(client.run, progress) for client in clients]
        for _ in range(REQUESTS // 2):
            progress.acquire()
        ended = stack.processes.pop(0)
        # Its successor, for the tests that follow, is not known to nginx.
        stack.add_process()
        ended.tell(signal.SIGTERM)
        assert ended.process.wait(40) == 0
        for run in runs:
            run.result()
    failures = [failure for client in clients for failure in client.failures]
    # nginx may not repeat a POST. One that reaches the kernel in the instant in which the process
    # closes its door is refused by the kernel: the client is told, and nothing is acknowledged.
    refused = [failure for failure in failures if failure[:2] == ("POST", 502)]
    conflicts = sum(client.conflicts for client in clients)
    print(f"{conflicts} conflicts were asked again, {len(refused)} refused at the door")
    assert [failure for failure in failures if failure not in refused] == []
    assert len(refused) <= 2
    acknowledged = sum(len(client.acknowledged) for client in clients)
    assert acknowledged == REQUESTS * len(WRITES) // 10 - len(refused)
    # The audit asks another process than the one that answered half of them.
    stack.wait()
    reader = person(stack.urls[0], "kaisa.rantala")
    for client in clients:
        found = reader.get(f"{reader.url}/{client.folder}?b_size=5000").json()["items"]
        stored = {item["@id"].rpartition("/")[2]: item["title"] for item in found}
        assert client.acknowledged.items() <= stored.items()


def test_files_are_compressed_and_kept_for_a_year_and_pages_are_not(stack, person):
    url = stack.add_proxy()
    page = requests.get(f"{url}/login", headers={"Accept-Encoding": "gzip"}, timeout=60)
    assert page.status_code == 200
    assert "Content-Encoding" not in page.headers
    assert "max-age=3" not in page.headers["Cache-Control"]
    for path in re.findall(r'/\+\+resource\+\+etapalvelu/[^"]+\.(?:css|js)', page.text):
        sizes = {}
        for encoding in ("identity", "gzip", "br"):
            headers = {"Accept-Encoding": encoding}
            answer = requests.get(f"{url}{path}", headers=headers, stream=True, timeout=60)
            assert answer.status_code == 200
            assert int(re.search(r"max-age=(\d+)", answer.headers["Cache-Control"])[1]) > 3e7
            assert "Set-Cookie" not in answer.headers
            sizes[encoding] = len(answer.raw.read(decode_content=False))
        assert sizes["br"] < sizes["gzip"] < sizes["identity"] * 0.6
    missing = requests.get(f"{url}/++resource++etapalvelu/nothing.css", timeout=60)
    assert missing.status_code in (302, 404) or missing.url.endswith("/login")
    assert "max-age=3" not in missing.headers.get("Cache-Control", "")
    log = stack.folder / "nginx-access.log"
    answered_by_nginx = [line for line in log.read_text().splitlines() if " - " in line]
    assert len([line for line in answered_by_nginx if "++resource++etapalvelu" in line]) >= 4


def test_only_its_own_names_are_answered_and_the_root_is_closed(stack):
    url = stack.add_proxy()
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{url}/login", headers={"Host": "evil.example"}, timeout=60)
    for path in ("manage_main", "manage", "acl_users/manage_main"):
        assert requests.get(f"{url}/{path}", timeout=60).status_code == 404
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example"}
    answer = requests.get(f"{url}/login", headers=forged, timeout=60)
    assert "evil.example" not in answer.text
    assert answer.headers["Server"] == "nginx"
    assert not {"Via", "X-Powered-By"} & set(answer.headers)


class From(HTTPAdapter):
    """Connects from another address of this machine."""

    def __init__(self, address):
        self.address = address
        super().__init__()

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=(self.address, 0), **options)


def test_the_audit_log_has_the_address_that_nginx_saw(stack, person, logins):
    """Not the one that the visitor says, and not nginx's own."""
    forged = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
    through = stack.add_proxy().replace("localhost", "127.0.0.1")
    # Past nginx, from a machine that is no trusted proxy.
    past = stack.urls[0].replace("localhost", "127.0.0.1")
    for url, address in ((through, "127.0.0.2"), (past, "127.0.0.3")):
        visitor = requests.Session()
        visitor.mount("http://", From(address))
        form = {"__ac_name": logins["aino.lahti"], "__ac_password": address}
        form["buttons.login"] = "Log in"
        assert visitor.post(f"{url}/login", data=form, headers=forged, timeout=60).ok
    # The worker seals the lines.
    work = "from etapalvelu.portal.jobs.script import main; main()"
    stack.run_python("-c", work, stack.zope_conf)
    auditor = person(stack.urls[0], "veikko.aalto")
    answer = auditor.get(f"{auditor.url}/audit-log-export?format=csv&action=login.failed")
    names, *lines = (cells for _number, cells in csvfile.records(answer.content))
    addresses = [line[names.index("Osoite")] for line in lines]
    assert {"127.0.0.2", "127.0.0.3"} <= set(addresses)
    assert "203.0.113.9" not in answer.text
