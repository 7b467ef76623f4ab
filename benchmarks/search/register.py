"""A generated register: documents in six languages, their facts, partners and acts. One seed makes one register.

Words come by Zipf's law, the language's own commonest first (from its pack, where it has one), the rest made of
syllables of its script. What facts say stands in the text.
"""

import hashlib
import random
from collections.abc import Iterator
from itertools import accumulate

from cosante.languages.concepts import concepts
from cosante.languages.pack import stop_words
from cosante.register.models import (
    Act,
    ActParty,
    Document,
    Evidence,
    Fact,
    Part,
    Partner,
    Reading,
)
from cosante.vocabulary.codes import ACT_TYPES, HEALTH_AREAS

SHARES = {"en": 40, "fr": 22, "bn": 20, "zh": 8, "ru": 6, "vi": 4}
_SYLLABLES = {
    "en": "ter men al con for ing est ver ran der lo mi sa ne cu tri po ba",
    "fr": "eau ment ion tre que ais ré dé ou lle vi sé pa cha mi nou gi",
    "bn": "কা বি ত্র মা নি প্র শি লা যো গ তা র্ম সে বা ড়ি য়া হা দে স্ব ন্ত",
    "ru": "ста во ние про кра де мо ли за ту бо ше ный гра по",
    "vi": "nguyễn thị bệnh viện tỉnh y tế hợp tác đào tạo bác sĩ thuốc lào cai",
}
_HAN = "国际合作卫生医院医生护士培训药品疫苗结核病疟疾妇幼健康中心省市县政府协议签署捐赠设备援助代表团访问会议研究"
_PLACES = {
    "en": "Hospital of {}",
    "fr": "Hôpital de {}",
    "bn": "{} হাসপাতাল",
    "zh": "{}医院",
    "ru": "Больница {}",
    "vi": "Bệnh viện {}",
}
_BATCH = 2000


class _Words:
    """Words of one language, by Zipf's law."""

    def __init__(self, language: str, dice: random.Random, size: int = 30_000) -> None:
        common = sorted(stop_words(language)) if language in ("en", "fr", "bn") else []
        self.words = [*common, *(self._word(language, dice) for _ in range(size))]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.joined = "" if language == "zh" else " "

    @staticmethod
    def _word(language: str, dice: random.Random) -> str:
        if language == "zh":
            return "".join(dice.choices(_HAN, k=dice.randint(1, 3)))
        return "".join(dice.choices(_SYLLABLES[language].split(), k=dice.randint(1, 4)))

    def run(self, dice: random.Random, length: int) -> str:
        return self.joined.join(dice.choices(self.words, cum_weights=self.weights, k=length))


def make(documents: int, partners: int, seed: int = 7) -> None:
    """Fill an empty register. Every document has one act of two parties, two health areas, and its partners."""
    dice = random.Random(seed)
    words = {language: _Words(language, dice) for language in SHARES}
    known = _partners(partners, words, dice)
    names = _area_words()
    for start in range(0, documents, _BATCH):
        _batch(range(start, min(start + _BATCH, documents)), words, known, names, dice)
    Partner.objects.update(sources=1)


def _partners(count: int, words: dict[str, _Words], dice: random.Random) -> list[tuple[Partner, str]]:
    languages = dice.choices(list(SHARES), list(SHARES.values()), k=count)
    countries = "BD VN LA FR CN RU KZ IN CU JP SN CM KE GB US TJ KH TH".split()
    rows = []
    for language in languages:
        name = _PLACES[language].format(words[language].run(dice, 2).title())
        rows.append(Partner(name=name, type="health_facility", country=dice.choice(countries)))
    return list(zip(Partner.objects.bulk_create(rows, batch_size=_BATCH), languages, strict=True))


def _area_words() -> dict[tuple[str, str], list[str]]:
    names: dict[tuple[str, str], list[str]] = {}
    for one in concepts():
        if one.kind == "area":
            names.setdefault((one.language, one.code), []).append(one.words)
    return names


def _batch(numbers: range, words, known, names, dice: random.Random) -> None:
    drafts = list(_drafts(numbers, words, known, names, dice))
    Document.objects.bulk_create([document for document, *_ in drafts])
    readings = [Reading(document=document, digest="", said={}) for document, *_ in drafts]
    Reading.objects.bulk_create(readings)
    acts = [Act(type=dice.choice(ACT_TYPES), status="done", when=d.published, sources=1) for d, *_ in drafts]
    Act.objects.bulk_create(acts)
    facts, evidence = [], []
    for (document, said, areas, parties), reading, act in zip(drafts, readings, acts, strict=True):
        made = list(_facts(document, said, areas, parties, reading, act))
        facts += [fact for fact, *_ in made]
        evidence += [Evidence(fact=f, start=a, end=b, quote=document.text[a:b]) for f, a, b in made]
    Fact.objects.bulk_create(facts)
    Evidence.objects.bulk_create(evidence)
    ActParty.objects.bulk_create(
        ActParty(act=act, partner=partner, role=role)
        for (_, _, _, parties), act in zip(drafts, acts, strict=True)
        for (partner, _), role in zip(parties, (Part.ACTOR, Part.RECIPIENT), strict=True)
    )


def _drafts(numbers: range, words, known, names, dice: random.Random) -> Iterator[tuple]:
    for number in numbers:
        language = dice.choices(list(SHARES), list(SHARES.values()))[0]
        areas = dice.sample(HEALTH_AREAS[:-1], 2)
        parties = [known[int(len(known) * dice.random() ** 3)] for _ in "ab"]
        if parties[0][0].pk == parties[1][0].pk:
            parties[1] = known[(known.index(parties[0]) + 1) % len(known)]
        said = [*(partner.name for partner, _ in parties), *(dice.choice(names.get((language, a), [a])) for a in areas)]
        pieces = [words[language].run(dice, dice.randint(20, 90)) for _ in range(5)]
        text = ". ".join(f"{piece} {one}" for piece, one in zip(pieces, [*said, ""], strict=True))
        title = words[language].run(dice, 8)
        published = f"{dice.randint(2005, 2026)}-{dice.randint(1, 12):02}"
        sha256 = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
        document = Document(sha256=sha256, path=f"{number}.txt", title=title, name=title, text=text, relevant=True)
        document.language, document.published = language, published
        yield document, said, areas, parties


def _facts(document, said, areas, parties, reading, act) -> Iterator[tuple]:
    spans = [(start := document.text.index(one), start + len(one)) for one in said]
    about = {"document": document, "reading": reading, "confidence": 0.9, "reader": "made 1"}
    for i, (partner, _) in enumerate(parties):
        says = {"name": partner.name, "name_en": None, "type": partner.type, "country": partner.country}
        own = {"code": partner.type, "country": partner.country, "partner": partner}
        yield Fact(local_id=f"f{i + 1}", kind="partner", payload=says, **about, **own), *spans[i]
    for i, area in enumerate(areas):
        yield Fact(local_id=f"f{i + 3}", kind="health_area", payload={"code": area}, code=area, **about), *spans[i + 2]
    says = {"type": act.type, "status": "done", "actors": ["f1"], "recipients": ["f2"], "health_areas": areas}
    yield Fact(local_id="f5", kind="act", payload=says, code=act.type, act=act, **about), *spans[0]
