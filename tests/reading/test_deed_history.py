"""What is years past is weighed as history, and the form of a word tells of its deed."""

from cosante.reading import acts, reader

TEXT = """Japan hands over ambulances in Vientiane

Vientiane, 12 March 2024 - The Embassy of Japan handed over four ambulances to the Ministry of Health of Laos on 12 March 2024.

In 1999, Japan donated X-ray machines to the Ministry of Health of Laos.
"""


def test_a_deed_of_another_time_is_told_as_old() -> None:
    judged = reader.judge(TEXT)
    page = reader.page_of(judged)
    deeds = acts.read(page, all_of_them=True)
    reader.weigh(page, deeds, judged.relevance)
    assert page.year == 2024
    old = {d.sentence.start for d in deeds if d.features.get("old")}
    assert old == {TEXT.index("In 1999")}
    given = next(d for d in deeds if d.type == "donation" and d.head_class == "give" and d.sentence.start not in old)
    assert given.features["donation&done"] == 1.0
    assert given.features["undated"] == 1.0
    assert any(d.features.get("day") for d in deeds)
