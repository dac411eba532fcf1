"""Who may open which page: (view, interface of its context) -> rows of (address, personas).

Addresses are below the site. Everybody means every member; anonymous visitors are never meant.
"""

from tests.security.personas import PERSONAS

EVERYBODY = frozenset(PERSONAS) - {"anonymous"}
COORDINATORS = frozenset({"coordinator"})
TAX = frozenset({"editor", "provider_manager"})
KELA = frozenset({"other_editor", "other_provider_manager"})
KUHMO = frozenset({"adviser", "manager", "communicator"})
MIKKELI = frozenset({"other_adviser", "other_manager"})
MANAGERS = COORDINATORS | {
    "manager",
    "other_manager",
    "provider_manager",
    "other_provider_manager",
}
KUHMO_PLANNERS = COORDINATORS | {"manager", "communicator"}

POINT = "points/kuhmo"
PLAN = "points/kuhmo/take-up-2026"
CARD = "providers/kela/opintotuki/card-fi"
PUBLISHED_CARD = "providers/kela/asumistuki/card-fi"
ROOM_GUIDELINE = "space-guidelines/remote-service-room"
ROOM = "4b1160830eeb"
COURSE = "organisations/lupa-ja-valvontavirasto/basics-of-remote-service"

MATRIX = {
    ("dashboard", "IPloneSiteRoot"): [("", EVERYBODY)],
    ("my-work", "IPloneSiteRoot"): [("my-work?state=draft", EVERYBODY)],
    ("search", "INavigationRoot"): [("search?SearchableText=kela", EVERYBODY)],
    ("search", "Interface"): [("guides/search?SearchableText=kela", EVERYBODY)],
    ("quick-search", "IPloneSiteRoot"): [("quick-search?q=kela", EVERYBODY)],
    ("search-status", "IPloneSiteRoot"): [("search-status", COORDINATORS)],
    # feeds would repeat content without its page: nobody gets them
    ("RSS", "IPloneSiteRoot"): [("RSS", frozenset())],
    ("rss.xml", "IPloneSiteRoot"): [("rss.xml", frozenset())],
    ("atom.xml", "IPloneSiteRoot"): [("atom.xml", frozenset())],
    # lists
    ("points-listing", "IFolderish"): [("points", EVERYBODY)],
    ("points-addresses", "IFolderish"): [("points/points-addresses", EVERYBODY)],
    ("points-export", "IFolderish"): [("points/points-export", EVERYBODY)],
    ("providers-listing", "IFolderish"): [("providers", EVERYBODY)],
    ("providers-export", "IFolderish"): [("providers/providers-export", EVERYBODY)],
    ("organisations-listing", "IFolderish"): [("organisations", EVERYBODY)],
    ("organisations-export", "IFolderish"): [("organisations/organisations-export", EVERYBODY)],
    ("services", "IPloneSiteRoot"): [("services", EVERYBODY)],
    ("services-export", "IPloneSiteRoot"): [("services-export", EVERYBODY)],
    ("contacts", "IPloneSiteRoot"): [("contacts", EVERYBODY)],
    ("contacts-export", "IPloneSiteRoot"): [("contacts-export", EVERYBODY)],
    ("service-cards", "IPloneSiteRoot"): [("service-cards", EVERYBODY)],
    ("materials", "IPloneSiteRoot"): [("materials", EVERYBODY)],
    ("training", "IPloneSiteRoot"): [("training", EVERYBODY)],
    ("communication-plans", "IPloneSiteRoot"): [("communication-plans", EVERYBODY)],
    ("guides-listing", "IFolder"): [("guides", EVERYBODY)],
    ("glossary-listing", "IFolder"): [("glossary", EVERYBODY)],
    ("questions-listing", "IFolder"): [("questions", EVERYBODY)],
    ("space-guidelines-listing", "IFolder"): [("space-guidelines", EVERYBODY)],
    # single things
    ("view", "IServicePoint"): [
        (POINT, EVERYBODY),
        # in preparation: its own people and the coordinator
        ("points/utsjoki", COORDINATORS),
    ],
    ("view", "IServiceProvider"): [("providers/kela", EVERYBODY)],
    ("view", "INetworkOrganisation"): [("organisations/valtiovarainministerio", EVERYBODY)],
    ("view", "IService"): [("providers/verohallinto/verokortti-ja-ennakkovero", EVERYBODY)],
    ("view", "IContactPerson"): [
        ("organisations/lupa-ja-valvontavirasto/kaisa-rantala", EVERYBODY)
    ],
    ("view", "IServiceCard"): [
        ("providers/kela/asumistuki/card-fi", EVERYBODY),
        (CARD, KELA | COORDINATORS),
    ],
    ("channel-choice", "IServiceCard"): [
        ("providers/kela/asumistuki/card-fi/channel-choice?need=faces", EVERYBODY),
        (f"{CARD}/channel-choice", KELA | COORDINATORS),
    ],
    ("card-additions", "IServicePoint"): [(f"{POINT}/card-additions", KUHMO | COORDINATORS)],
    ("card-addition", "IServicePoint"): [
        (f"{POINT}/card-addition?service=kela/asumistuki", {"adviser", "manager"}),
    ],
    ("view", "ISpaceGuideline"): [(ROOM_GUIDELINE, EVERYBODY)],
    ("view", "IMarketingTemplate"): [
        ("organisations/lupa-ja-valvontavirasto/wall-sheet", EVERYBODY),
        ("providers/kela/banner", KELA | COORDINATORS),
    ],
    ("view", "ITrainingCourse"): [(COURSE, EVERYBODY)],
    ("view", "ITrainingModule"): [(f"{COURSE}/first-connection", EVERYBODY)],
    # communication plans
    ("communication-calendar", "IPloneSiteRoot"): [("communication-calendar", EVERYBODY)],
    ("communication-feed", "IPloneSiteRoot"): [("communication-feed", EVERYBODY)],
    ("new-plan", "IOrganisation"): [(f"{POINT}/new-plan", KUHMO_PLANNERS)],
    ("plan-docx", "ICommunicationPlan"): [(f"{PLAN}/plan-docx", KUHMO | COORDINATORS)],
    ("plan-pdf", "ICommunicationPlan"): [(f"{PLAN}/plan-pdf", KUHMO | COORDINATORS)],
    ("edit-part", "ICommunicationPlan"): [(f"{PLAN}/edit-part?part=goals", KUHMO_PLANNERS)],
    ("edit-action", "ICommunicationPlan"): [(f"{PLAN}/edit-action?id=a1", KUHMO_PLANNERS)],
    ("edit-results", "ICommunicationPlan"): [(f"{PLAN}/edit-results?id=a1", KUHMO_PLANNERS)],
    ("paste-actions", "ICommunicationPlan"): [(f"{PLAN}/paste-actions", KUHMO_PLANNERS)],
    ("view", "ICommunicationPlan"): [
        (f"{POINT}/take-up-2026", KUHMO | COORDINATORS),
        # the editor is its author
        ("providers/verohallinto/spring-2027", TAX | COORDINATORS),
    ],
    ("view", "IGlossaryTerm"): [("glossary/remote-service", EVERYBODY)],
    ("view", "IQuestion"): [("questions/evening-hours", EVERYBODY)],
    ("agenda", "IFolder"): [("questions/agenda", EVERYBODY)],
    ("promote", "IQuestion"): [("questions/evening-hours/promote", COORDINATORS)],
    ("document_view", "IDocument"): [("guides/introduction", EVERYBODY)],
    ("newsitem_view", "INewsItem"): [
        ("organisations/lupa-ja-valvontavirasto/new-point-in-utsjoki", EVERYBODY),
        ("organisations/valtiovarainministerio/survey-of-network", COORDINATORS),
    ],
    # people
    ("profile", "IPloneSiteRoot"): [("profile", EVERYBODY)],
    ("people", "IOrganisation"): [
        (f"{POINT}/people", KUHMO | COORDINATORS | {"auditor"}),
        ("points/mikkeli/people", MIKKELI | COORDINATORS | {"auditor"}),
        ("providers/kela/people", KELA | COORDINATORS | {"auditor"}),
    ],
    ("person", "IOrganisation"): [
        (f"{POINT}/person?id=aino.lahti", {"manager"} | COORDINATORS),
    ],
    ("account-requests", "IPloneSiteRoot"): [("account-requests", MANAGERS)],
    # signin
    ("second-factor", "IPloneSiteRoot"): [("second-factor", EVERYBODY)],
    ("end-sessions", "IPloneSiteRoot"): [("end-sessions", EVERYBODY)],
    ("person-signin", "IOrganisation"): [
        (f"{POINT}/person-signin?id=aino.lahti", {"manager"} | COORDINATORS),
    ],
    # the audit log
    ("audit-log", "IPloneSiteRoot"): [("audit-log", frozenset({"auditor"}))],
    ("audit-log-export", "IPloneSiteRoot"): [
        ("audit-log-export?format=csv", frozenset({"auditor"})),
    ],
    # life of content
    ("change-state", "IHasLife"): [
        (f"{PUBLISHED_CARD}/change-state?transition=archive", KELA | COORDINATORS),
        (f"{CARD}/change-state?transition=send_back", frozenset()),
    ],
    # it answers to a POST only
    ("still-valid", "IHasLife"): [(f"{CARD}/still-valid", frozenset())],
    # without a step it leads to Plone's own form
    ("content_status_modify", "IDexterityContent"): [
        (f"{PUBLISHED_CARD}/content_status_modify", EVERYBODY),
    ],
    # 404: the card has one version
    ("compare", "IDexterityContent"): [(f"{CARD}/compare", frozenset())],
    ("content-checkout", "IIterateAware"): [(f"{CARD}/content-checkout", KELA | COORDINATORS)],
    # there is no working copy
    ("content-checkin", "IIterateAware"): [(f"{CARD}/content-checkin", frozenset())],
    ("content-cancel-checkout", "IIterateAware"): [
        (f"{CARD}/content-cancel-checkout", frozenset()),
    ],
    ("text-report", "IPloneSiteRoot"): [("text-report", COORDINATORS)],
    ("text-report", "IOrganisation"): [
        (f"{POINT}/text-report", {"manager", "communicator"} | COORDINATORS),
        ("providers/kela/text-report", KELA | COORDINATORS),
    ],
    ("recycle-bin", "IPloneSiteRoot"): [("recycle-bin", MANAGERS)],
    # privacy
    ("retention", "IPloneSiteRoot"): [("retention", COORDINATORS | {"auditor"})],
    ("my-data", "IPloneSiteRoot"): [("my-data", EVERYBODY)],
    ("person-data", "IPloneSiteRoot"): [("person-data", COORDINATORS)],
    # reviews of access rights
    ("access-review", "IOrganisation"): [
        (f"{POINT}/access-review", {"manager", "auditor"} | COORDINATORS),
    ],
    ("access-reviews", "IPloneSiteRoot"): [("access-reviews", COORDINATORS | {"auditor"})],
    ("access-reviews-export", "IPloneSiteRoot"): [
        ("access-reviews-export?format=csv", COORDINATORS | {"auditor"}),
    ],
    # room checks; experts have their role everywhere, but see only their own organisation's
    ("room-checks", "IOrganisation"): [
        (f"{POINT}/room-checks", {"adviser", "manager", "auditor"} | COORDINATORS),
        ("providers/verohallinto/room-checks", TAX | {"expert", "auditor"} | COORDINATORS),
    ],
    ("room-check", "IOrganisation"): [
        (f"{POINT}/room-check?room={ROOM}", {"adviser", "manager", "auditor"} | COORDINATORS),
    ],
    ("assess-room", "IOrganisation"): [
        (f"{POINT}/assess-room?room={ROOM}", {"adviser", "manager"} | COORDINATORS),
        (
            "providers/verohallinto/assess-room",
            {"expert", "provider_manager"} | COORDINATORS,
        ),
    ],
    ("room-checks-overview", "IPloneSiteRoot"): [
        ("room-checks-overview", COORDINATORS | {"auditor"}),
    ],
    ("room-checks-export", "IPloneSiteRoot"): [
        ("room-checks-export?format=csv", COORDINATORS | {"auditor"}),
    ],
    # equipment; the number is the key of a room
    ("equipment", "IServicePoint"): [
        (f"{POINT}/equipment", {"adviser", "manager", "auditor"} | COORDINATORS),
    ],
    ("edit-equipment", "IServicePoint"): [
        (f"{POINT}/edit-equipment?room={ROOM}", {"adviser", "manager"} | COORDINATORS),
    ],
    ("speed-test", "IServicePoint"): [
        (f"{POINT}/speed-test?room={ROOM}", {"adviser", "manager"} | COORDINATORS),
    ],
    ("equipment-requirements", "IPloneSiteRoot"): [("equipment-requirements", EVERYBODY)],
    ("equipment-overview", "IPloneSiteRoot"): [
        ("equipment-overview", COORDINATORS | {"auditor"}),
    ],
    ("equipment-export", "IPloneSiteRoot"): [
        ("equipment-export?format=csv", COORDINATORS | {"auditor"}),
    ],
    ("equipment-profiles", "IPloneSiteRoot"): [("equipment-profiles", COORDINATORS)],
    # 404 for everybody, because they name no version
    ("equipment-profile", "IPloneSiteRoot"): [("equipment-profile", frozenset())],
    ("equipment-requirement", "IPloneSiteRoot"): [("equipment-requirement", frozenset())],
    # outbox
    ("outbox", "IPloneSiteRoot"): [("outbox", COORDINATORS)],
    ("letters", "IPloneSiteRoot"): [("letters", COORDINATORS)],
    ("letter-html", "IPloneSiteRoot"): [("letter-html", COORDINATORS)],
    # 404 for everybody, because this is no development site
    ("mail-folder", "IPloneSiteRoot"): [("mail-folder", frozenset())],
    # notifications; subscribing is done by POST
    ("inbox", "IPloneSiteRoot"): [("inbox", EVERYBODY)],
    ("subscriptions", "IPloneSiteRoot"): [("subscriptions", EVERYBODY)],
    ("subscribe", "IPloneSiteRoot"): [("subscribe", frozenset())],
    # required reading; confirming is done by POST
    ("required-reading", "IPloneSiteRoot"): [("required-reading", EVERYBODY)],
    ("confirm-reading", "IDexterityContent"): [
        ("providers/kela/asumistuki/card-fi/confirm-reading", frozenset()),
    ],
    ("require-reading", "IDexterityContent"): [
        ("providers/kela/asumistuki/card-fi/require-reading", KELA | COORDINATORS),
    ],
    ("reading-status", "IOrganisation"): [
        (f"{POINT}/reading-status", {"manager", "auditor"} | COORDINATORS),
        (
            "providers/kela/reading-status",
            {"other_provider_manager", "auditor"} | COORDINATORS,
        ),
    ],
    ("reading-status-export", "IOrganisation"): [
        (
            f"{POINT}/reading-status-export?format=csv",
            {"manager", "auditor"} | COORDINATORS,
        ),
    ],
    ("reading-overview", "IPloneSiteRoot"): [("reading-overview", COORDINATORS | {"auditor"})],
    # favourites; the star is a POST
    ("favourites", "IPloneSiteRoot"): [("favourites", EVERYBODY)],
    ("set-favourite", "IDexterityContent"): [("guides/premises/set-favourite", frozenset())],
    # feedback
    ("give-feedback", "IDexterityContent"): [
        ("guides/premises/give-feedback", EVERYBODY),
        (f"{CARD}/give-feedback", KELA | COORDINATORS),
    ],
    ("content-feedback", "IOrganisation"): [
        ("providers/kela/content-feedback", KELA | COORDINATORS),
        (f"{POINT}/content-feedback", {"manager"} | COORDINATORS),
    ],
    ("content-feedback", "IPloneSiteRoot"): [("content-feedback", COORDINATORS)],
    # changing
    ("change-history", "IDexterityContent"): [
        (f"{POINT}/change-history", {"manager"} | COORDINATORS),
        (f"{CARD}/change-history", KELA | COORDINATORS),
    ],
    ("edit-hours", "IServicePoint"): [(f"{POINT}/edit-hours", {"manager"} | COORDINATORS)],
    ("registry-import", "IPloneSiteRoot"): [("registry-import", COORDINATORS)],
    ("ptv-import", "IPloneSiteRoot"): [("ptv-import", COORDINATORS)],
    ("edit", "IDexterityContent"): [
        (f"{POINT}/edit", {"manager"} | COORDINATORS),
        ("providers/kela/edit", {"other_provider_manager", "other_editor"} | COORDINATORS),
        (f"{CARD}/edit", KELA | COORDINATORS),
        ("guides/introduction/edit", COORDINATORS),
        ("glossary/remote-service/edit", COORDINATORS),
    ],
    # marketing
    ("download-material", "IMarketingTemplate"): [
        ("organisations/lupa-ja-valvontavirasto/wall-sheet/download-material", EVERYBODY),
    ],
    # wallsheets
    ("wall-sheet", "IServicePoint"): [
        (f"{POINT}/wall-sheet", EVERYBODY),
        ("points/utsjoki/wall-sheet", COORDINATORS),
    ],
    ("wall-sheet-file", "IServicePoint"): [
        (f"{POINT}/wall-sheet-file", EVERYBODY),
        ("points/utsjoki/wall-sheet-file", COORDINATORS),
    ],
    ("wall-sheet-picture", "IServicePoint"): [(f"{POINT}/wall-sheet-picture", EVERYBODY)],
    ("web-banner", "IServicePoint"): [(f"{POINT}/web-banner", EVERYBODY)],
    ("widget-code", "IServicePoint"): [(f"{POINT}/widget-code", EVERYBODY)],
    ("sheet-bundle", "IPloneSiteRoot"): [("sheet-bundle", EVERYBODY)],
    # each reader's own; here nobody has asked for one
    ("sheet-bundle-file", "IPloneSiteRoot"): [("sheet-bundle-file", frozenset())],
    # jobs and monitoring; monitors come with a token instead
    ("jobs", "IPloneSiteRoot"): [("jobs", COORDINATORS)],
    ("metrics", "IPloneSiteRoot"): [("metrics", COORDINATORS)],
    ("health-details", "IPloneSiteRoot"): [("health-details", COORDINATORS)],
    # sso: missing pages for everybody while single sign-on is off
    ("sso-login", "IPloneSiteRoot"): [("sso-login", frozenset())],
    ("sso-callback", "IPloneSiteRoot"): [("sso-callback", frozenset())],
}
# Pieces of pages and answers to errors: nothing is opened by them.
PARTS = {
    ("mail_password_template", "IRegistrationTool"),
    ("registered_notify_template", "IRegistrationTool"),
    ("index.html", "etapalvelu.portal.uploads.toolarge.TooLarge"),
    ("plone.protect.autocsrf", "Interface"),
    ("collective.honeypot.autohoneypot", "Interface"),
    ("entry-parts", "Interface"),
    ("facetlist-parts", "Interface"),
    ("card-parts", "IServiceCard"),
    ("import-parts", "Interface"),
    ("main_template", "Interface"),
    ("state-badge", "Interface"),
    ("index.html", "builtins.Exception"),
    ("insufficient-privileges", "IPloneSiteRoot"),
    ("second-pair-of-eyes", "Interface"),
    ("publish-now", "Interface"),
    ("publish-later", "Interface"),
    ("sso-button", "IPloneSiteRoot"),
}
