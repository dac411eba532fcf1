"""One site of benchmarks/search.py: search_side.py ZOPE_CONF ours|vanilla DOCUMENTS."""

from AccessControl.SecurityManagement import newSecurityManager
from itertools import cycle
from pathlib import Path
from plone import api
from plone.base.utils import munge_search_term
from plone.dexterity.utils import createContent

import bulk
import json
import random
import statistics
import sys
import time
import transaction

WORDS = Path(__file__).parents[1] / "tests/search/data/finnish.txt"
WORDS_IN_A_TEXT = 120
ROUNDS = 3
BATCH = 500
MEMBER = {"ours": "aino.lahti", "vanilla": "mittaaja"}


def vocabulary():
    """Return (forms for the texts, questions) of the search's own test words."""
    forms, questions = [], []
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _name, _parts, asked, found = line.split("|")
            forms += [each.strip() for each in found.split(",")]
            questions += [each.strip() for each in asked.split(",") if each.strip() != "-"]
    return forms, questions


def texts(count):
    """Yield texts: common words often, numbers and made-up names seldom, the same in every run."""
    forms, _questions = vocabulary()
    chance = random.Random(4)
    weights = [1 / (place + 1) for place in range(len(forms))]
    chance.shuffle(forms)
    for number in range(count):
        words = chance.choices(forms, weights, k=WORDS_IN_A_TEXT)
        words += [f"nimi{chance.randrange(50000)}", f"{number:05}"]
        yield number, " ".join(words)


def create(app, side):
    if side == "ours":
        from etapalvelu.portal.setuphandlers import site as portal_site

        return portal_site.create(app)
    import fill_vanilla

    return fill_vanilla.create(app)


def containers(site, side):
    if side == "vanilla":
        return cycle([site])
    return cycle([site["guides"], *site["providers"].objectValues(), site["points"]["kuhmo"]])


def fill(site, side, count):
    """Put documents into the catalog alone: what is measured is the index."""
    places = containers(site, side)
    for number, text in texts(count):
        title = " ".join(text.split()[:3])
        page = createContent("Document", id=f"t{number}", title=title, description=text)
        page.language = "fi"
        place = next(places)
        path = f"{'/'.join(place.getPhysicalPath())}/t{number}"
        site.portal_catalog.catalog_object(page.__of__(place), path)
        if number % BATCH == BATCH - 1:
            transaction.commit()
    transaction.commit()


def timed(work, questions):
    """Return the milliseconds of each question's rounds, after one to warm up, and the results."""
    found = [work(question) for question in questions]
    spent = []
    for _round in range(ROUNDS):
        for question in questions:
            begun = time.perf_counter()
            work(question)
            spent.append((time.perf_counter() - begun) * 1000)
    return spent, sum(found)


def catalog_query(question):
    return len(api.portal.get_tool("portal_catalog")(SearchableText=munge_search_term(question)))


def whole_page(question):
    from etapalvelu.portal.search import store
    from etapalvelu.portal.search.results import FACETS
    from etapalvelu.portal.search.results import Results

    results = Results(question, {})
    for facet in FACETS:
        results.counts(facet)
    return len(store.brains(results.rows[:20]))


def quick(question):
    from etapalvelu.portal.search import store
    from etapalvelu.portal.search.quick import QuickResults

    return len(store.brains(QuickResults(question[:6], {}).rows[:8]))


def vanilla_page(question):
    catalog = api.portal.get_tool("portal_catalog")
    return len([brain.Title for brain in catalog(SearchableText=munge_search_term(question))[:20]])


def memory():
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main(zope_conf, side, count):
    app = bulk.application(zope_conf)
    site = create(app, side)
    transaction.commit()
    database = Path(zope_conf).parents[1] / "var/filestorage/Data.fs"
    app._p_jar.db().pack()
    before, begun = database.stat().st_size, time.perf_counter()
    fill(site, side, int(count))
    figures = {"documents": int(count)}
    figures["indexing"] = (time.perf_counter() - begun) * 1000 / int(count)
    app._p_jar.db().pack()
    figures["database"] = (database.stat().st_size - before) / 1e6
    figures["words"] = site.portal_catalog["plone_lexicon"].length()
    newSecurityManager(None, api.user.get(username=login(site, side)).getUser())
    questions = vocabulary()[1]
    works = {"query": catalog_query, "page": whole_page if side == "ours" else vanilla_page}
    if side == "ours":
        works["quick"] = quick
    for name, work in works.items():
        spent, found = timed(work, questions)
        figures[name] = statistics.median(spent)
        figures[f"{name}95"] = statistics.quantiles(spent, n=20)[-1]
        if name == "query":
            figures["found"] = found
    figures["memory"] = memory()
    print(json.dumps(figures))


def login(site, side):
    user = MEMBER[side]
    return api.user.get(userid=user).getUserName() if side == "ours" else user


if __name__ == "__main__":
    main(*sys.argv[1:])
