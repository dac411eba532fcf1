"""Columns of the contact directory's files (guide section 3, contacts)."""

from etapalvelu.portal.core.columns import Column

COLUMNS = (
    Column("id", "Tunniste", "Kod", "Identifier"),
    Column("organisation", "Organisaatio", "Organisation", "Organisation"),
    Column("title", "Nimi", "Namn", "Name"),
    Column("job_title", "Tehtävänimike", "Uppgift", "Job title"),
    Column("phone", "Puhelin", "Telefon", "Phone"),
    Column("email", "Sähköposti", "E-post", "E-mail"),
    Column("responsibilities", "Vastuut", "Ansvar", "Responsibilities"),
    Column("state", "Tila", "Status", "State"),
)
