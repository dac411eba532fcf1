"""Columns of the service register's files.

Lists are separated with ", "; channels are one line of text (`channelstext`).
"""

from etapalvelu.portal.core.columns import Column

COLUMNS = (
    Column("id", "Tunniste", "Kod", "Identifier"),
    Column("provider", "Palveluntuottaja", "Serviceproducent", "Service provider"),
    Column("title", "Nimi", "Namn på finska", "Name in Finnish"),
    Column("title_sv", "Nimi ruotsiksi", "Namn på svenska", "Name in Swedish"),
    Column("title_en", "Nimi englanniksi", "Namn på engelska", "Name in English"),
    Column("description", "Tiivistelmä", "Sammandrag på finska", "Summary in Finnish"),
    Column("summary_sv", "Tiivistelmä ruotsiksi", "Sammandrag på svenska", "Summary in Swedish"),
    Column("summary_en", "Tiivistelmä englanniksi", "Sammandrag på engelska", "Summary in English"),
    Column(
        "suitability",
        "Soveltuu etäpalveluun",
        "Lämpar sig för distansservice",
        "Suitable for remote service",
    ),
    Column(
        "suitability_note", "Soveltuvuuden perustelu", "Motivering", "Grounds for the suitability"
    ),
    Column("service_languages", "Palvelukielet", "Servicespråk", "Languages of service"),
    Column("keywords", "Asiasanat", "Nyckelord", "Keywords"),
    Column("channels", "Palvelukanavat", "Servicekanaler", "Channels"),
    Column("ptv_id", "PTV-tunniste", "SFV-kod", "PTV identifier"),
    Column("state", "Tila", "Status", "State"),
)
