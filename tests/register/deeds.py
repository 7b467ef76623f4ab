"""Documents of one deed each, made of what it needs to say.

tell(deed("training", by="KZ", for_="KG", when="2024-05-13", count=(12, "doctors")))
"""

from itertools import count
from typing import Any

from stories import Story, add_all

from cosante.register.actions import accept
from cosante.register.models import Act, Fact

NAMES = {"KZ": "Kazakhstan", "KG": "Kyrgyzstan", "UZ": "Uzbekistan", "JP": "Japan", "FJ": "Fiji"}
NAMES |= {"VN": "Viet Nam", "LA": "Laos"}
_number = count(1)


def deed(kind: str = "training", by: str = "KZ", for_: str = "KG", money: Any = None, **said: Any) -> Story:
    """``by`` and ``for_`` are countries' codes, several with spaces between; the text is never the same twice."""
    actors, recipients = by.split(), for_.split()
    number = next(_number)
    text = f"Document {number}. " + " and ".join(NAMES[code] for code in (*actors, *recipients)) + f" {kind}"
    story = Story(f"{text} told here.", language=said.pop("language", "en"), relevant=said.pop("relevant", True))
    codes = dict.fromkeys((*actors, *recipients))
    ids = {code: f"f{n}" for n, code in enumerate(codes, 1)}
    for code, local_id in ids.items():
        story.partner(local_id, NAMES[code], type="country", country=code, name_en=NAMES[code])
    fields: dict[str, Any] = {
        "type": kind,
        "when": said.pop("when", "2024-05-13"),
        "status": said.pop("status", "done"),
    }
    fields |= {"actors": [ids[code] for code in actors], "recipients": [ids[code] for code in recipients]}
    fields["health_areas"] = said.pop("areas", [])
    if money:
        amount, currency, stage = money
        story.fact("f20", "money", "told", amount=amount, currency=currency, stage=stage)
        fields["money"] = "f20"
    if "count" in said:
        value, of = said.pop("count")
        story.fact("f21", "count", "told", value=value, of=of)
        fields["counts"] = ["f21"]
    if "place" in said:
        story.fact("f22", "place", "here", **({"name": "here", "name_en": None} | said.pop("place")))
        fields["where"] = "f22"
    assert not said, said
    return story.act("f30", text, **fields)


def tell(*stories: Story, reviewed: bool = True) -> list[Act]:
    """Add the documents together and accept all that they say; the acts, in the order of the documents."""
    documents = add_all(*stories)
    if reviewed:
        accept(Fact.objects.filter(document__in=documents), None, "told in a test")
    return [Act.objects.get(facts__document=document, facts__kind="act") for document in documents]
