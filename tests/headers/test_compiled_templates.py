"""Plone's editor and folder contents do all their work under a policy without `unsafe-eval`."""

from pathlib import Path
from playwright.sync_api import expect
from plone import api
from plone.app.content.browser import contents

import base64
import json
import plone.staticresources
import pytest
import re
import transaction

SOURCES = Path(__file__).parents[2] / "frontend" / "src"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# Buttons of folder contents, and a field of the form that each opens.
FORMS = {
    "tags": ".select2-container.toadd",
    "workflow": "[name='comments']",
    "properties": "[name='effectiveDate']",
}


@pytest.fixture()
def tab(page, server, pages):
    # Wide enough for the three columns of the content browser.
    opened = page("kaisa.rantala", width=1920)
    # As long as Playwright waits for everything else.
    expect.set_options(timeout=30_000)
    opened.on("pageerror", lambda error: pytest.fail(str(error)))

    def policy(answer):
        if answer.request.is_navigation_request() and answer.status == 200:
            assert "unsafe-eval" not in answer.headers["content-security-policy"], answer.url

    opened.on("response", policy)
    return opened


@pytest.fixture()
def pages(functional_portal):
    """Two pages within a service point."""
    with api.env.adopt_roles(["Manager"]):
        point = functional_portal["points"]["kuhmo"]
        api.content.create(point, "Document", id="plan", title="Suunnitelma")
        api.content.create(point, "Document", id="parking", title="Pysäköinti")
    transaction.commit()


def choose(tab, name):
    """Choose an item of the folder that the content browser shows."""
    tab.locator(".contentItem", has_text=name).last.click()
    tab.locator(".contentBrowserWrapper .selectLevel button, .selectLevel button").last.click()


def press(tab, name):
    button = tab.locator(f"button[data-mce-name='{name}']")
    if not button.is_visible():
        tab.locator("button[data-mce-name='overflow-button']").first.click()
    button.click()


def insert(tab):
    tab.locator(".pattern-modal-buttons input[name='insert']").click()


def write(tab, words):
    """Write a paragraph at the end and select it."""
    tab.keyboard.press("Control+End")
    tab.keyboard.press("Enter")
    tab.keyboard.type(words)
    tab.keyboard.press("Shift+Home")


@pytest.mark.browser
@pytest.mark.slow
def test_the_editor_makes_links_and_pictures(tab, server):
    tab.goto(f"{server.url}/points/kuhmo/plan/edit", wait_until="load")
    text = tab.frame_locator(".tox-edit-area iframe").first.locator("body")
    text.click()
    write(tab, "Pysäköinti täällä")
    press(tab, "plonelink")
    tab.locator("a:visible", has_text="Select or Upload").click()
    choose(tab, "Pysäköinti")
    insert(tab)
    expect(text.locator("a[data-linktype='internal']")).to_have_count(1)
    write(tab, "Muualla")
    press(tab, "plonelink")
    tab.locator("a.autotoc-level-1:visible").nth(1).click()
    tab.locator("input[name='external']").fill("https://elsewhere.example/")
    insert(tab)
    expect(text.locator("a[data-linktype='external']")).to_have_count(1)
    write(tab, "")
    press(tab, "ploneimage")
    # The dialog opens at the tab that was used last.
    tab.locator("a.autotoc-level-1:visible").first.click()
    tab.locator("a:visible", has_text="Select or Upload").click()
    tab.locator(".toolBar button.upload").click()
    tab.wait_for_timeout(1500)
    with tab.expect_file_chooser() as chooser:
        tab.locator(".browse:visible").click()
    chooser.value.set_files([{"name": "ovi.png", "mimeType": "image/png", "buffer": PIXEL}])
    tab.locator(".upload-all:visible").click()
    expect(tab.locator(".modal-body", has_text="/points/kuhmo/ovi.png").last).to_be_visible()
    tab.locator("input[name='alt']:visible").fill("Ovi")
    insert(tab)
    expect(text.locator("img[alt='Ovi']")).to_have_count(1)
    tab.locator("#form-buttons-save").click()
    tab.wait_for_url("**/points/kuhmo/plan")
    expect(tab.locator("main a", has_text="Pysäköinti täällä")).to_have_attribute(
        "href", re.compile("/points/kuhmo/parking$")
    )
    expect(tab.locator("main a", has_text="Muualla")).to_have_attribute(
        "href", "https://elsewhere.example/"
    )
    assert tab.locator("main img[alt='Ovi']").evaluate("picture => picture.naturalWidth") == 1


@pytest.mark.browser
@pytest.mark.slow
def test_folder_contents_moves_renames_deletes_and_uploads(tab, server):
    def row(name):
        return tab.locator(f"tr[data-id='{name}']")

    def pick(*names):
        for name in names:
            row(name).locator("input[type=checkbox]").check()

    def said(text):
        expect(tab.locator(".fc-status")).to_contain_text(re.compile(text, re.IGNORECASE))

    def goto(path):
        tab.goto(f"{server.url}/{path}/folder_contents", wait_until="load")
        tab.locator(".pat-structure #btn-upload").wait_for()

    goto("points/kuhmo")
    pick("plan")
    tab.locator("#btn-copy").click()
    said("copied")
    tab.locator("#btn-paste").click()
    said("pasted")
    pick("copy_of_plan")
    tab.locator("#btn-rename").click()
    tab.locator("input[name='newid_0']").fill("renamed")
    tab.locator("input[name='newtitle_0']").fill("Uusi nimi")
    tab.locator(".popover .applyBtn:visible").click()
    expect(row("renamed")).to_contain_text("Uusi nimi")
    pick("renamed")
    tab.locator("#btn-cut").click()
    said("cut")
    goto("providers/maistraatti")
    tab.locator("#btn-paste").click()
    said("pasted")
    expect(row("renamed")).to_be_visible()
    tab.locator("#btn-upload").click()
    with tab.expect_file_chooser() as chooser:
        tab.locator(".popover.upload .browse").click()
    chooser.value.set_files([{"name": "ovi.png", "mimeType": "image/png", "buffer": PIXEL}])
    tab.locator(".popover.upload .upload-all").click()
    expect(row("ovi.png")).to_be_visible()
    goto("providers/maistraatti")
    pick("ovi.png", "renamed")
    for button, field in FORMS.items():
        tab.locator(f"#btn-{button}").click()
        expect(tab.locator(f".popover {field}:visible")).to_have_count(1)
    tab.locator("#btn-delete").click()
    tab.locator(".popover .applyBtn:visible").click()
    expect(row("ovi.png")).to_have_count(0)
    expect(row("renamed")).to_have_count(0)


# What Underscore makes of "Hei it's\n<%= title %>".
TITLE = """var __t,__p='',__j=Array.prototype.join,print=function(){__p+=__j.call(arguments,'');};
with(obj||{}){
__p+='Hei it\\'s\\n'+
((__t=(%s))==null?'':__t)+
'';
}
return __p;
"""
# Not within the call of the debugger, which may evaluate.
ASK = """source => new Promise(done => setTimeout(() => {
    try { done(new Function('obj', '_', source)({title: 7, UID: 8}, {})) }
    catch (error) { done(error.name) } }))"""


@pytest.mark.browser
@pytest.mark.slow
def test_only_the_code_of_plone_is_answered(tab, server, violations):
    tab.goto(f"{server.url}/points/kuhmo/folder_contents", wait_until="load")
    assert tab.evaluate(ASK, TITLE % " title ") == "Hei it's\n7"
    unknown = (" UID ", " title + alert(1) ", " title ))==null?'':alert(1)+((1")
    for code in unknown:
        assert tab.evaluate(ASK, TITLE % code) == "EvalError", code
    # The browser reports a little later.
    tab.wait_for_timeout(300)
    assert len(violations) == len(unknown), violations
    violations.clear()


def test_the_templates_are_those_of_the_installed_plone():
    """After another version of Plone run `npm run harvest` in frontend/."""
    collected = json.loads((SOURCES / "plone-templates.json").read_text(encoding="utf-8"))
    bundle = Path(plone.staticresources.__file__).parent / "static/bundle-plone/bundle.min.js"
    with bundle.open(encoding="utf-8") as script:
        assert f"@plone/mockup {collected['mockup']} " in script.read(100)
    known = {code for template in collected["templates"] for _way, code in template}
    for form in Path(contents.__file__).parent.glob("templates/*.pt"):
        for code in re.findall("<%[-=]?(.+?)%>", form.read_text(encoding="utf-8"), re.DOTALL):
            assert code in known, form
