from dataclasses import replace

from consilience.export.html import write_html
from tests.making import make_article, make_dossier, make_page

TEXT = "The gate was shut."


def test_an_article_that_is_no_report_says_so_in_its_head() -> None:
    page = make_page(TEXT)
    article = replace(make_article(TEXT), page_id=page.id)
    shown = write_html(make_dossier(page, replace(article, genre="opinion")))
    assert '<strong class="genre">opinion</strong>' in shown
    assert 'class="genre"' not in write_html(make_dossier(page, article))
