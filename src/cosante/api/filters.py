"""The filters of lists of acts, under the names that the pages have for them, and the acts that are so.

Thin on purpose: what is asked is what an address of the pages says (``register.queries.filters``), but for one thing:
what makes no sense is refused here, and passed over there.
"""

from typing import Annotated, Literal

from django.db.models import QuerySet
from pydantic import Field

from cosante.api.paging import Paged
from cosante.register.models import Act
from cosante.register.queries.acts import with_parties
from cosante.register.queries.filters import FIELDS, SIDE, Asked, filtered

Year = Annotated[int, Field(ge=1000, le=9999)]
Number = Annotated[int, Field(ge=1, le=2**53)]
Country = Annotated[str, Field(pattern="^([A-Z]{2})?$")]
Sum = Annotated[str, Field(pattern=r"^([0-9]{1,18}(\.[0-9]{1,6})?)?$")]
Side = Annotated[str, Field(pattern=f"^({SIDE.pattern})?$")]


class ActFilters(Paged):
    """Which acts."""

    words: Annotated[str, Field(max_length=200, description="A query as the search takes it.")] = ""
    type: Annotated[str, Field(max_length=30, description="Kind of act.")] = ""
    status: Annotated[str, Field(max_length=10)] = ""
    area: Annotated[str, Field(max_length=40, description="Code of a health area.")] = ""
    country: Annotated[Country, Field(description="Some party is of it, or it happens there.")] = ""
    partner: Number | None = None
    place: Annotated[str, Field(max_length=200, description="Key of a place.")] = ""
    host: Annotated[Country, Field(description="It happens there.")] = ""
    year_from: Year | None = None
    year_to: Year | None = None
    amount_from: Annotated[Sum, Field(description="Some sum of it is so much or more.")] = ""
    amount_to: Annotated[Sum, Field(description="Some sum of it is so much or less.")] = ""
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$", description="Of some sum: ISO 4217.")] = ""
    language: Annotated[str, Field(max_length=10, description="Of a document that tells of it.")] = ""
    source: Annotated[str, Field(max_length=30, description="Kind of publisher of a document that tells of it.")] = ""
    reviewed: Annotated[
        Literal["", "yes", "no"], Field(description="Does a reviewed fact tell of it? For visitors one always does.")
    ] = ""
    giver: Annotated[Side, Field(description="Who acts: a country, or the number of a partner.")] = ""
    receiver: Annotated[
        str, Field(pattern=f"^({SIDE.pattern}|[*-])?$", description="For whom; `*` is somebody, `-` nobody.")
    ] = ""
    together: Annotated[Side, Field(description="With `giver`: who acts beside it, neither for the other.")] = ""


def asked_of(asked: ActFilters, public: bool) -> Asked:
    """The same as the register's queries take it."""
    said = {name: getattr(asked, name) for name in FIELDS}
    return Asked.of({name: str(value) for name, value in said.items() if value}, public)


def acts_asked(asked: ActFilters, public: bool) -> QuerySet[Act]:
    """The acts that are so, with their parties."""
    return with_parties(filtered(asked_of(asked, public)), public)
