"""The forms of review, as the tests of its pages send them."""

import re

from cosante.register.models import Fact


def page_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def token_of(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def review_address(fact: Fact) -> str:
    return f"/review/{fact.pk}/"


def send(client, fact: Fact, **fields: object):
    """Send the form of a proposal's page, as a browser without JavaScript does."""
    page = page_of(client, review_address(fact))
    return client.post(review_address(fact), {"token": token_of(page), "do": "right", **fields})
