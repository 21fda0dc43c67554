"""The structure of the five source texts, written in YAML and printed in full, on wording that is invented.

``workspace/`` holds a stand-in for each source text: as many paragraphs, bullets, items, goals, roles, statements in
every cell, side texts and recommendations as the source, sentences of about its length, its odd characters in their
places, and not a sentence of it. Names and words are of a coast guard that does not exist.

=========================  ==========================  ========================================
source text                file in ``workspace/``      documents
=========================  ==========================  ========================================
1 mission and vision       profiles/fyrgruppen         mission statement
2 strategic goals          profiles/fyrfaget           strategic goals
3 goal document (bokmål)   profiles/lostjenesten       goal document
4 slides: the standard     frameworks/kystvagt/1.0     competence description, role cards
4 slides: about units      profiles/lodsstation-nord   function description
5 position paper           profiles/kystnetvaerket     position paper
=========================  ==========================  ========================================

``places.yaml`` says for everything that a source holds in which field it is written, or that it has none;
``shapes.yaml`` says how much of what stands under each heading. Both are written from the sources, and the tests
hold the finished Word files against them:

- ``test_places``: every field of the table is there, filled as often as the source has it.
- ``test_shapes``: paragraphs, bullets, rows and columns under each heading are those of the source.
- ``test_complete``: every text is printed as often as it should be, in order, and nothing beside fixed words.
- ``test_control``: control block, links, warnings of ``check``, hearings.

``outline`` reads a Word file, ``spoken`` says what each document says and when, ``made`` makes the documents.
"""
