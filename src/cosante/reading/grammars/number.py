"""A number as the text writes it."""

from decimal import Decimal

from msgspec import Struct

from cosante.vocabulary.codes import Qualifier


class Number(Struct):
    """An amount as written: ``text[start:end]`` is it, ``ordinal`` where it gives a rank."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    ordinal: bool = False
    scaled: bool = False
    #: the digits as written, where there are digits and nothing else (a year looks like this)
    plain: str = ""
    qualifier: Qualifier = "exact"
    #: what the scale words after the digits multiply them by ("5 million")
    scale: Decimal = Decimal(1)
    #: the last of these scale words
    unit: Decimal = Decimal(1)
    #: the upper end of the range that this number begins ("3 to 5 million")
    upper: "Number | None" = None
