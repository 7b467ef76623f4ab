"""Korean bodies whose name is written to its head without a space (하늘소망병원, 몽골의사협회), and whose they are."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cosante.reading.scanning import Mention, Scan

#: Heads that names are written to, by what they are heads of.
_HEADS = {
    "health_facility": "병원|의료원|보건소|메디컬센터|암센터",
    "academic": "대학교|의과대학|간호대학|대학|의대|학회|연구소|아카데미",
    "ngo": "협회|의사회|적십자사|적신월사|적월사|연맹|연합회|선교회|봉사회",
    "foundation": "재단|장학회",
    "company": "제약|약품|바이오|파마|메디칼|생명과학",
    "other": "진흥원|공단",
    "embassy": "대사관|총영사관",
}
_TYPES = {head: kind for kind, heads in _HEADS.items() for head in heads.split("|")}
_HEAD = re.compile("|".join(sorted(_TYPES, key=len, reverse=True)))
#: What stands before a head is as long at least, and no name where it only says which kind of body it is.
_SHORTEST = 2
_KINDS = frozenset(
    """
    대형 대학 대학교 종합 일반 전문 지역 지방 현지 국내 국외 해외 외국 외국인 협력 협약 지정 참여 소속
    해당 국립 시립 도립 주립 공립 사립 민간 공공 국공립 거점 권역 상급 상급종합 중소 요양 재활 정신 아동
    어린이 여성 여성아동 모자 산모 동물 한방 치과 군 야전 이동 선도 우수 명문 자매 모교 유명 세계 국제
    글로벌 다국적 복지 비영리 공익 의료 보건 의약 제약 바이오 의사 간호사 한의사 약사 치과의사 여의사
    국제기구 관련 주요 산업 국가 인근 수도 중앙 전국 아시아 친선 우정 우호 동네 개인 감염병 전염병 결핵
    응급 야간 격리 전담 선별 임시 건강 건강보험 병설 부속 부설 의학 과학 신약 합성 바이오제약 의료보건
    지원 후원 운영 신축 건립 설립 이 그 두 세 각 양 본 동 타
    """.split()
)
#: Meanings that make of a stem no name, and those that make it a country's.
_ORDINARY = frozenset({"word", "counted", "role", "cue", "honorific", "health", "orghead", "date", "currency"})
_LANDS = frozenset({"country", "demonym"})
#: Korea by itself, as the names of its bodies begin.
_OWN = "대한"
#: Words that begin as a country does.
_ALIKE = ("인도주의", "인도적", "가나안", "중국어", "일본어", "한국어")


def heads(scan: "Scan", found: Iterable["Mention"]) -> list["Mention"]:
    """The heads with the names written to them, as names by themselves; ``found`` are the mentions that stand."""
    hay, suffixes, out = scan.folded.scan, scan.pack.suffixes, list["Mention"]()
    taken: set[int] | None = None
    for match in _HEAD.finditer(hay):
        start = hay.rfind(" ", 0, match.start()) + 1
        close = hay.find(" ", match.end())
        close = len(hay) if close < 0 else close
        stem, ending = hay[start : match.start()], hay[match.end() : close]
        if len(stem) < _SHORTEST or (ending and ending not in suffixes) or not stem.isalpha():
            continue
        if taken is None:
            taken = {m[0] for m in found}
        if start in taken or not _names(scan, stem, match[0]):
            continue
        out.append((start, match.end(), (_TYPES[match[0]], "alone")))
        if ending:
            scan.suffix_at[match.end()] = ending
    return out


def _names(scan: "Scan", stem: str, head: str) -> bool:
    """Is what is written to the head a name, and no word that tells which kind of body it is?"""
    if stem in _KINDS or stem in scan.pack.common or stem + head in scan.pack.common:
        return False
    kinds = {kind for kind, _ in _meanings(scan, stem)}
    return not kinds & _ORDINARY and not (kinds & _LANDS and _TYPES[head] in {"health_facility", "academic"})


def _meanings(scan: "Scan", word: str) -> list[tuple[str, Any]]:
    """What a whole word means in the tables."""
    hay = f" {word} "
    matches: list[tuple[int, int, int]] = scan.pack.automaton.find_matches_as_indexes(hay, overlapping=True)
    whole = [pattern for pattern, start, stop in matches if start == 0 and stop >= len(hay) - 1]
    return [(kind, value) for pattern in whole for kind, value, _ in scan.pack.meaning(pattern)]


def sender(scan: "Scan", start: int, end: int) -> str | None:
    """Whose an embassy of one word is: the country before its head (주한캄보디아대사관), not the one after 주, where it
    stands; Korea's, where no other is told (주라오스대사관)."""
    word = scan.folded.scan[start:end].partition(" ")[0]
    head = _HEAD.search(word)
    stem = word[: head.start()] if head else ""
    for size in range(2, min(len(stem), 9)):
        if any(kind in _LANDS for kind, _ in _meanings(scan, stem[-size:])) and stem[:-size] != "주":
            return next(str(value) for kind, value in _meanings(scan, stem[-size:]) if kind in _LANDS)
    return "KR" if stem.startswith("주") and len(stem) > _SHORTEST else None


def owner(scan: "Scan", start: int, end: int) -> str | None:
    """The country with which a body's name of one word begins (한국대사관, 몽골의사협회)."""
    word = scan.folded.scan[start:end].partition(" ")[0]
    if word.startswith(_OWN):
        return "KR"
    if word.startswith(_ALIKE):
        return None
    for size in range(min(len(word) - 1, 8), 1, -1):
        for kind, value in _meanings(scan, word[:size]):
            if kind in _LANDS:
                return str(value)
    return None
