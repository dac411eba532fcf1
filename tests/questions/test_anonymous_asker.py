"""An anonymous asker is known to the coordinator and to nobody else, by any way."""

from etapalvelu.portal.questions import store
from html import unescape
from plone import api

import json
import pytest
import transaction

ASKER = "aino.lahti"
NAME = "Aino Lahti"
READER = "hanna.pylkko"


@pytest.fixture()
def question(functional_portal, login):
    login(ASKER)
    container = functional_portal["questions"]
    found = store.ask(container, "Loppuuko työni?", "Pelottaa vähän.", "work", True)
    transaction.commit()
    return found


@pytest.fixture()
def read(client, server):
    def get(user_id, path, json_wanted=False):
        headers = {"Accept": "application/json"} if json_wanted else {}
        answer = client(user_id).get(f"{server.url}/{path}", headers=headers, timeout=60)
        return answer.status_code, unescape(answer.text)

    return get


def leaks(text):
    return ASKER in text or NAME in text or "aino.lahti@" in text


def test_the_page_names_the_asker_to_the_coordinator_only(question, read):
    path = f"questions/{question.getId()}"
    status, text = read(READER, path)
    assert status == 200 and "Loppuuko työni?" in text
    assert not leaks(text)
    status, text = read("kaisa.rantala", path)
    assert NAME in text


@pytest.mark.parametrize(
    "path",
    [
        "questions",
        "questions/{id}",
        "questions/{id}/@history",
        "questions/{id}/@workflow",
        "questions/{id}?expand=breadcrumbs,actions,workflow,contextnavigation",
        "questions?metadata_fields=_all&fullobjects=1",
        "@search?portal_type=Question&metadata_fields=_all&fullobjects=1&b_size=100",
        "@search?portal_type=Question&metadata_fields=Creator&metadata_fields=listCreators",
    ],
)
def test_rest_does_not_name_the_asker(question, read, path):
    status, text = read(READER, path.format(id=question.getId()), json_wanted=True)
    if "history" not in path:
        assert status == 200, text
    entries = [text]
    if "@search" in path or path.startswith("questions?"):
        items = json.loads(text)["items"]
        entries = [json.dumps(item) for item in items if item["title"] == "Loppuuko työni?"]
        assert entries, "the anonymous question was not in the answer"
    assert not any(leaks(entry) for entry in entries)


def test_searching_by_creator_does_not_find_it(question, read):
    _status, text = read(READER, f"@search?Creator={ASKER}&b_size=500", True)
    titles = [item["title"] for item in json.loads(text)["items"]]
    assert "Korvaako etäpalvelu palveluneuvojan työn?" in titles
    assert "Loppuuko työni?" not in titles


def test_nothing_that_is_stored_for_readers_names_the_asker(question, functional_portal):
    catalog = functional_portal.portal_catalog
    (brain,) = catalog.unrestrictedSearchResults(UID=question.UID())
    indexed = catalog.getIndexDataForRID(brain.getRID())
    metadata = {name: brain[name] for name in catalog.schema()}
    assert not leaks(repr(indexed)), indexed
    assert not leaks(repr(metadata)), metadata
    assert not leaks(repr(list(question.workflow_history.values())))
    assert not leaks(repr(question.__ac_local_roles__))
    assert question.getOwner() is None


def test_an_answer_does_not_bring_the_asker_back(question, read, client, server):
    session = client("kaisa.rantala")
    url = f"{server.url}/questions/{question.getId()}"
    token = session.get(url).text.split('name="_authenticator" value="')[1].split('"')[0]
    data = {"_authenticator": token, "answer": "Ei lopu.\n\nSe muuttuu.", "save_answer": "1"}
    assert session.post(url, data=data).status_code == 200
    transaction.begin()
    assert api.content.get_state(question) == "answered"
    _status, text = read(READER, f"questions/{question.getId()}")
    assert "Se muuttuu." in text and not leaks(text)


def test_a_named_question_names_its_asker(functional_portal, login, read):
    login(ASKER)
    named = store.ask(functional_portal["questions"], "Milloin alkaa?", "", "schedule", False)
    transaction.commit()
    assert NAME in read(READER, f"questions/{named.getId()}")[1]
    # Ticking the box later hides the name, too.
    named.anonymous = True
    named.reindexObject()
    store.hide_asker(named)
    transaction.commit()
    assert not leaks(read(READER, f"questions/{named.getId()}")[1])
