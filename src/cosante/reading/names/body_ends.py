"""Where the name of an organisation ends, to the right of its head; to the left see ``body_runs``."""

import re
from typing import Final

from cosante.reading.names.words import Words, is_capital
from cosante.reading.page import STANDING

#: What stands between the words of an organisation's name, to the right of its head.
_GAP_RIGHT: Final = re.compile(r"[ '&\-]{0,3}")
#: A dash between spaces: what follows it is another phrase.
_DASH: Final = " - "
#: The letter of an Arabic word that is indefinite and an object (مركزا تعليميا).
_INDEFINITE: Final = "ا"
#: The letters of a short form in an organisation's name ("им.", "гос.").
_SHORT: Final = 3


def right(words: Words, end: int, links: frozenset[str], linked_only: bool = False) -> int:
    """Where an organisation's name ends whose head ends at ``end``: "of …", "de la …", further capitals."""
    if not words.capitals:
        return _plain_right(words, end, links, linked_only)
    page = words.page
    i = page.word_at(end)
    stop, taken, linked, field = end, 0, False, -1
    while i < len(page.word_starts) and taken < 10:
        gap = page.text[page.word_ends[i - 1] if i else 0 : page.word_starts[i]]
        if _ends_at(words, i, gap, taken == 1 and not linked_only):
            break
        word = page.word(i)
        start = page.word_starts[i]
        if gap == " " and start in words.owners:
            return _owned(words, words.owners[start])
        if _of_a_person(words, start, taken) or _a_deed(words, start):
            break
        of_land = (linked or field == i - 1) and start in words.geographic
        if of_land or ((taken or not linked_only) and is_capital(page, i) and word not in page.pack.stop):
            linked = False
            stop, i = _whole_word(words, i, start)
        elif (word in links or _joins_fields(words, i, taken)) and not linked:
            linked = True
        elif linked and start in words.soft and not linked_only and _with_capital(words, end):
            linked, field = False, i  # "Hôpital de cardiologie de Hanoi", "… de la coopération égypto-gabonaise"
        elif word in page.pack.inside and not linked_only:
            if word in words.links and not words.stands_inside(i + 1):
                break
            stop = stop if word in words.links else page.word_ends[i]  # "центр онкологии и радиологии"
        elif not (_people_first(words, start, taken) or (word in words.links and linked)):
            break
        i += 1
        taken += 1
    return stop


def _with_capital(words: Words, end: int) -> bool:
    """Has the head that ends here a capital, as a name's has ("Hôpital de cardiologie", no "centros de salud")?"""
    heads = words.page.scan.within("orghead", end - _TITLED, end)
    texts = (words.page.text[m[0] : m[1]] for m in heads if words.page.scan.token_end(m[1]) == end)
    return any(text != text.lower() for text in texts)


def _ends_at(words: Words, index: int, gap: str, first: bool) -> bool:
    """Does what stands before a word end the name? ``first``: is it the second word behind the head?"""
    if gap == _DASH:
        return not _two_fields(words, index)
    titled = first and gap == ". " and _title_of_namesake(words, index - 1)
    before = words.page.word(index - 1)
    if gap in {". ", "."} and len(before) <= _SHORT and before in words.page.pack.folded_setting("name_links_after"):
        return False  # "лікарня ім. Мечникова"
    return not (_GAP_RIGHT.fullmatch(gap) or titled or _shortened(words, index - 1, gap))


def _two_fields(words: Words, index: int) -> bool:
    """Does a dash part two fields of health in one name ("Bệnh viện Phong - Da liễu", "Bệnh viện Sản - Nhi")?"""
    page, start = words.page, words.page.word_starts[index]
    if not (words.syllables and is_capital(page, index) and is_capital(page, index - 1)):
        return False
    return bool(page.scan.within("health", start, start + 1)) and start not in words.bodies


def _joins_fields(words: Words, index: int, taken: int) -> bool:
    """Does "and" join two fields of one name ("Viện Vệ sinh và Dịch tễ Trung ương"), of which none heads another?"""
    page = words.page
    if not (words.syllables and taken and page.word(index) in page.pack.joining and index + 2 < len(page.word_starts)):
        return False
    field = f"{page.word(index + 1)} {page.word(index + 2)}" in page.pack.compounds
    return field and is_capital(page, index + 1) and page.word_starts[index + 1] not in words.bodies


def _title_of_namesake(words: Words, index: int) -> bool:
    """Is it the title of whom a hospital is named for, right behind its head ("Hospital Dr. Mário Reis")?"""
    page = words.page
    if page.word_starts[index] not in words.honoured or not is_capital(page, index - 1):
        return False
    heads = page.scan.within("orghead", page.word_starts[index - 1] - _TITLED, page.word_starts[index])
    return any(m[1] == page.word_ends[index - 1] and m[2][0] == "health_facility" for m in heads)


#: A hospital's head has no more characters.
_TITLED: Final = 40


def _a_deed(words: Words, start: int) -> bool:
    """Does a deed's word in small letters begin here ("Bệnh viện Sao Mai khám bệnh cho …")?"""
    return start in words.deeds and not words.page.text[start].isupper()


def _whole_word(words: Words, index: int, start: int) -> tuple[int, int]:
    """Where the word ends of which a capital syllable is the first ("Sức khỏe", "Quốc tế", "Trẻ Em"), and its last."""
    page, end = words.page, words.page.word_ends[index]
    if not words.syllables:
        return end, index
    if index + 1 < len(page.word_starts) and f"{page.word(index)} {page.word(index + 1)}" in page.pack.compounds:
        return page.word_ends[index + 1], index + 1
    whole = words.compounds.get(start, 0)
    return (whole, page.word_at(whole) - 1) if whole > end else (end, index)


def _people_first(words: Words, start: int, taken: int) -> bool:
    """Does whose it is stand right after the head, in small letters ("ONG suisse Amistad")?"""
    return not taken and start in words.peoples


def _at_place(words: Words, index: int) -> int:
    """Where the place ends that a prefix binds to the head right before it: كلية الطب ب صفاقس."""
    page = words.page
    if page.pack.prefixes is None or page.word(index) not in page.pack.prefixes.joined:
        return 0
    after = page.word_ends[index] + 1
    places = page.scan.within("place", after, after + 1) if page.word(index) in page.pack.locatives else []
    return page.scan.token_end(places[0][1]) if places else 0


def _shortened(words: Words, index: int, gap: str) -> bool:
    """Is it a word cut short with a stop, inside a name ("RSUP Dr. Hasan Sadikin")?"""
    return bool(gap in {". ", "."} and words.owners and words.page.word(index) in words.page.pack.abbreviations)


def _of_a_person(words: Words, start: int, taken: int) -> bool:
    """Does a person begin here, not the saint or doctor whom a hospital is named for?"""
    return bool(words.owners and (start in words.offices or (taken and start in words.honoured)))


def _owned(words: Words, end: int) -> int:
    """Where the countries end whose it is: "Bộ Y tế Lào", "Hội Hữu nghị Việt Nam - Cuba"."""
    dash = words.page.text[end : end + 3]
    if dash.strip()[:1] != "-":
        return end
    return words.owners.get(end + (3 if dash == " - " else 1), end)


def inside_right(words: Words, end: int, stop: int) -> int:
    """Where a name that has its own words before its head ends: before further capitals that are of no place.

    "Гарвардская медицинская школа" ends before the name of who teaches there.
    """
    page = words.page
    last = covered = end
    namesake = page.pack.folded_setting("name_links_after")
    for i in range(page.word_at(end), len(page.word_starts)):
        start = page.word_starts[i]
        if start < stop and page.word(i) in namesake:
            return stop  # "Рівненській лікарні імені Мечникова"
        covered = max(covered, words.extents.get(start, 0))
        if start >= stop or (is_capital(page, i) and start >= covered):
            break
        last = page.word_ends[i]
    return min(last, stop)


def _ordinary(words: Words, index: int) -> bool:
    """Does the word say without the article what stands in names with it ("مستشفى تعليمي", a teaching hospital)?"""
    page = words.page
    article = page.pack.prefixes.article if page.pack.prefixes else ""
    word = article + page.word(index)
    return bool(article) and (word in page.pack.inside or word.removesuffix(_INDEFINITE) in page.pack.inside)


def _past_definite(words: Words, index: int) -> bool:
    """Is it a word without the article, behind one that has it or a place, so that the name is over
    (مستشفى بغداد | أجهزة طبية)?

    A name that has become definite goes on in definite words, or in names that are unknown.
    """
    page = words.page
    article = page.pack.prefixes.article if page.pack.prefixes else ""
    start = page.word_starts[index]
    if not article or start in words.geographic or page.word(index).startswith(article):
        return False
    if words.extents.get(page.word_starts[index - 1]) == page.word_ends[index - 1]:
        return page.word(index) not in words.links
    return start in words.soft and page.word(index - 1).startswith(article)


def _namesake(words: Words, index: int) -> bool:
    """Is it the title of whom the hospital or school is named for, right behind its head ("مستشفى الأمير محمد")?"""
    page, before = words.page, words.page.word_starts[index - 1] if index else -1
    return page.word_starts[index] in words.honoured and words.bodies.get(before) in STANDING


def _plain_right(words: Words, end: int, links: frozenset[str], linked_only: bool) -> int:
    """The same without capitals: own words up to a case ending, another body's head, or whose the next name is."""
    page = words.page
    stop, linked = end, False
    first = page.word_at(end)
    for i in range(first, min(first + 10, len(page.word_starts))):
        gap = page.text[page.word_ends[i - 1] if i else 0 : page.word_starts[i]]
        if not _GAP_RIGHT.fullmatch(gap) and not (gap == "." and i == first and words.parted):  # "รพ.แม่สอด"
            break
        word, start = page.word(i), page.word_starts[i]
        if words.owned_after and i > first and start not in words.geographic and words.apart_in_text(i):
            break
        if _past_definite(words, i) if i > first else _ordinary(words, i):
            break
        if word in links or (word in words.links and i > first):
            linked = True
            continue
        if gap == " " and start in words.owners:
            return _owned(words, words.owners[start])
        if i == first and not linked_only and (place := _at_place(words, i)):
            return place
        own = words.name_word(i) or start in words.soft or (i > first and word in page.pack.inside)
        own = own or (i == first and _namesake(words, i))
        if not own or (linked_only and not linked) or (linked and start in words.bodies):
            break
        if i > first + 1 and start in words.lands and words.case(i) == "genitive":
            break
        if i > first and not linked and start in words.geographic and words.case(i) == "locative":
            break  # "ইনস্টিটিউট অব নার্সিং ঢাকায় …": where it does it
        stop, linked = words.bare_end(i), linked_only
        if words.case(i) or start in words.bodies:
            break
    return stop
