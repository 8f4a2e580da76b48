"""Views for people who look into the database with tools of their own."""

VIEWS = {
    "articles_with_outlets": """
        SELECT article.id, article.title, article.outlet, article.publisher, article.earliest,
               article.latest, story.title AS story, page.uri, article_text.text
        FROM article
        JOIN page ON page.id = article.page_id
        JOIN article_text ON article_text.article_id = article.id
        LEFT JOIN story ON story.id = article.story_id""",
    "discrepancies_with_verdicts": """
        SELECT discrepancy.id, discrepancy.story_id, story.title AS story, discrepancy.kind,
               discrepancy.relation, discrepancy.explanation, judgement.verdict,
               judgement.made_by, judgement.made_at, judgement.note
        FROM discrepancy
        JOIN story ON story.id = discrepancy.story_id
        LEFT JOIN judgement ON judgement.number = (
            SELECT MAX(latest.number)
            FROM judgement_subject
            JOIN judgement AS latest ON latest.id = judgement_subject.judgement_id
            WHERE judgement_subject.subject = discrepancy.id AND judgement_subject.place = 0
              AND latest.kind = 'discrepancy' AND latest.retired = 0
              AND latest.verdict <> 'undo')""",
    "entities_with_names": """
        SELECT entity.joined_id AS id, entity.kind, entity.name, entity.country, entity.mentions,
               story.title AS story, entity.story_id
        FROM entity JOIN story ON story.id = entity.story_id""",
    "quotations_with_speakers": """
        SELECT quotation.id, quotation.kind, quotation.speaker, entity.name AS speaker_name,
               quotation.words, article.title AS article, article.outlet, article.earliest
        FROM quotation
        JOIN article ON article.id = quotation.article_id
        LEFT JOIN entity ON entity.story_id = quotation.story_id
                        AND entity.id = quotation.speaker_id""",
}
