"""A plan as DOCX that people edit on: built-in styles, so that a house style changes it at once."""

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.shared import Pt
from io import BytesIO

MARGIN = Cm(2)
WIDTH = Cm(29.7) - 2 * MARGIN
TABLE_STYLE = "Table Grid"
TABLE_SIZE = Pt(9)
HEADING_COLOUR = "E6EEF5"
LONGEST_WORD, LONGEST_LINE = 24, 60  # characters
LANGUAGE_TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def write(title, lead, organisation, sections, language, empty):
    """Return the DOCX as bytes; `empty` is said where a part is not filled in."""
    document = Document()
    _page(document)
    _language(document, LANGUAGE_TAGS.get(language, language))
    document.core_properties.title = title
    document.core_properties.language = LANGUAGE_TAGS.get(language, language)
    document.core_properties.author = organisation
    document.core_properties.comments = ""
    document.add_heading(title, 0)
    for text in (organisation, lead):
        if text:
            document.add_paragraph(text, "Subtitle" if text == organisation else None)
    for section in sections:
        _section(document, section, empty)
    # Word wants a paragraph after the last table; a small one makes no new page.
    document.add_paragraph().paragraph_format.line_spacing = Pt(1)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document):
    # Tables of eight columns need the width.
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)


def _language(document, tag):
    for fonts in document.styles.element.iter(qn("w:lang")):
        fonts.set(qn("w:val"), tag)


def _section(document, section, empty):
    document.add_heading(section.title, 1)
    for text in section.paragraphs:
        document.add_paragraph(text)
    for text in section.bullets:
        document.add_paragraph(text, "List Bullet")
    for table in section.tables:
        if table.title != section.title:
            document.add_heading(table.title, 2)
        _table(document, table)
    if not (section.paragraphs or section.bullets or section.tables):
        document.add_paragraph(empty)


def _table(document, content):
    table = document.add_table(1, len(content.headings), TABLE_STYLE)
    table.autofit = False
    _describe(table, content.title)
    _mark(table.rows[0], "w:tblHeader")
    widths = _widths(content)
    # LibreOffice reads the widths of columns, Word those of cells.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _fill(table.rows[0], content.headings, widths, heading=True)
    for values in content.rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        _fill(row, values, widths)


def _widths(content):
    """Share the page's width by the longest word and the usual length of each column."""
    wishes = []
    for cells in zip(content.headings, *content.rows, strict=True):
        word = max((len(word) for cell in cells for word in cell.split()), default=1)
        mean = sum(len(cell) for cell in cells) / len(cells)
        wishes.append(max(min(word, LONGEST_WORD) + 3, min(mean, LONGEST_LINE)))
    return [int(WIDTH * wish / sum(wishes)) for wish in wishes]


def _fill(row, values, widths, heading=False):
    for cell, text, width in zip(row.cells, values, widths, strict=True):
        cell.text, cell.width = text, width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        for run in paragraph.runs:
            run.font.size, run.font.bold = TABLE_SIZE, heading
        if heading:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), HEADING_COLOUR)
            cell._tc.get_or_add_tcPr().append(shade)


def _describe(table, title):
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)


def _mark(row, name):
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))
