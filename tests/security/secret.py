"""What must not leak, and where a crawler looks for it."""

SECRET_DRAFT = "Salainen luonnos kvartsikuningatar"
SECRET_PLAN = "Salainen suunnitelma graniittiruhtinas"
SECRET_POINT = "Salainen piste basalttikreivi"
SECRET_LINK = "https://kokous.example/huone/salainen-oblisidiaani"


def paths(portal, secrets):
    """Contexts by path below the site."""
    found = {
        "": portal,
        "points": portal["points"],
        "points/mikkeli": portal["points"]["mikkeli"],
        "points/salainen": secrets.point,
        "points/mikkeli/suunnitelma": secrets.plan,
        "providers/kela": portal["providers"]["kela"],
        "guides": portal["guides"],
    }
    for content in (secrets.service, secrets.card):
        found["/".join(content.getPhysicalPath()[2:])] = content
    return found
