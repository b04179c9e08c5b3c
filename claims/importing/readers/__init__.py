"""Readers: bytes, of whatever kind, -> an Article: a proposal, field by field, with where each was found.

    decode      bytes -> text, or a refusal that names the encoding tried
    page        the HTML of a page    ┐
    plain       a text without markup ┴─▶ Article
    furniture   lines that are nobody's report; dates, language: what is told from the text itself

A reader knows no database and no request: what it says can be had again from the same bytes.
"""
