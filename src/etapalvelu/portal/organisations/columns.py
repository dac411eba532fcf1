"""Columns of the files of providers and of the organisations that run the network.

Dates are ISO 8601; the successor is the id of another organisation.
"""

from etapalvelu.portal.core.columns import Column

COLUMNS = (
    Column("id", "Tunniste", "Kod", "Identifier"),
    Column("title", "Nimi", "Namn på finska", "Name in Finnish"),
    Column("title_sv", "Nimi ruotsiksi", "Namn på svenska", "Name in Swedish"),
    Column("title_en", "Nimi englanniksi", "Namn på engelska", "Name in English"),
    Column("description", "Kuvaus", "Beskrivning", "Description"),
    Column("kind", "Laji", "Slag", "Kind"),
    Column("phone", "Puhelin", "Telefon", "Phone"),
    Column("email", "Sähköposti", "E-post", "E-mail"),
    Column("website", "Verkkosivu", "Webbplats", "Website"),
    Column("business_id", "Y-tunnus", "FO-nummer", "Business ID"),
    Column("valid_from", "Voimassa alkaen", "Gäller från", "Valid from"),
    Column("valid_until", "Voimassa asti", "Gäller till", "Valid until"),
    Column("successor", "Seuraaja", "Efterträdare", "Successor"),
    Column("ptv_id", "PTV-tunniste", "SFV-kod", "PTV identifier"),
    Column("state", "Tila", "Status", "State"),
)
