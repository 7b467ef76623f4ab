"""For administrators: the audit, and other systems that are told what changes. And for everybody: who am I?"""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import P, PathEx, Query, Router
from pydantic import UUID4, Field

from cosante.api import bodies, office_schemas, schemas, shown
from cosante.api.answering import Do, Made, Number, reads, unchanged, writes
from cosante.api.doors import caller
from cosante.api.paging import Paged, page, sliced
from cosante.register.actions import webhooks as actions
from cosante.register.models import Account, Delivery, LoginEvent, LoginKind, Scope, Webhook
from cosante.register.queries import webhooks as queries
from cosante.vocabulary.errors import NotThere
from cosante.web.door import whence

router = Router(tags=["office"])


@reads(router, "/me", office_schemas.Me)
def get_me(request: HttpRequest) -> Any:
    """Whose token this is, and what it may do."""
    asked = caller(request)
    token, by = asked.token, asked.by
    if token is None:
        raise NotThere("There is no token.")
    role = Account.objects.values_list("role", flat=True).get(pk=by.pk)  # ``by`` has no more than the token allows
    who = {"account": by.username, "name": by.get_full_name(), "role": role}
    return who | {"token": token.name, "scopes": token.scopes, "until": token.until}


class AskedEvents(Paged):
    """Which events."""

    kind: Literal["", *LoginKind.values] = ""  # type: ignore[valid-type]  # the values are known
    account: Annotated[str, Field(max_length=150, description="The name that an account signs in with.")] = ""


@reads(router, "/audit", office_schemas.Events, Scope.ADMINISTER)
def list_events(request: HttpRequest, asked: Query[AskedEvents]) -> Any:
    """What happened at the door: sign-ins, accounts, tokens, rules, webhooks. Decisions are a list of their own."""
    found = LoginEvent.objects.select_related("account", "by")
    found = found.filter(kind=asked.kind) if asked.kind else found
    found = found.filter(account__username=asked.account) if asked.account else found
    return page(request, found, asked, lambda rows: [_event(row) for row in rows])


@reads(router, "/webhooks", office_schemas.Webhooks, Scope.ADMINISTER)
def list_webhooks(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Addresses that are told what changes."""
    return page(request, queries.webhooks(), asked, lambda rows: [shown.webhook(row) for row in rows])


@writes(router, "/webhooks", office_schemas.NewWebhook, Scope.ADMINISTER, status=201, match=False)
def add_webhook(request: HttpRequest, body: bodies.NewWebhook) -> Do:
    """Name an address that is to be told. Its secret is shown this once."""
    by, where = caller(request).by, whence(request)

    def do() -> Made:
        secret = body.secret or actions.new_secret()
        said = shown.webhook(actions.add(body.address, secret, body.events, by, where))
        return Made(said | {"secret": secret}, said["href"])

    return do


@reads(router, "/webhooks/{int:pk}", office_schemas.Webhook, Scope.ADMINISTER)
def get_webhook(request: HttpRequest, pk: Number) -> Any:
    """An address that is told."""
    return shown.webhook(_there(pk))


@writes(router, "/webhooks/{int:pk}", office_schemas.Webhook, Scope.ADMINISTER, method="PATCH")
def turn_webhook(request: HttpRequest, pk: Number, body: bodies.Turned) -> Do:
    """Turn it on or off."""
    by, where = caller(request).by, whence(request)

    def do() -> Made:
        actions.turn(_held(request, pk), body.on, by, where)
        return Made(shown.webhook(_there(pk)))

    return do


@writes(router, "/webhooks/{int:pk}", schemas.Withdrawn, Scope.ADMINISTER, method="DELETE")
def remove_webhook(request: HttpRequest, pk: Number) -> Do:
    """Tell it no more."""
    by, where = caller(request).by, whence(request)

    def do() -> Made:
        actions.remove(_held(request, pk), by, where)
        return Made({"id": pk, "withdrawn": True})

    return do


@writes(router, "/webhooks/{int:pk}/test", office_schemas.Webhook, Scope.ADMINISTER, status=202, match=False)
def try_webhook(request: HttpRequest, pk: Number) -> Do:
    """Queue something to see whether it arrives."""
    by = caller(request).by

    def do() -> Made:
        actions.try_out(_there(pk), by)
        return Made(shown.webhook(_there(pk)))

    return do


class AskedDeliveries(Paged):
    """Which deliveries."""

    state: Literal["", "waiting", "delivered", "dead"] = ""


@reads(router, "/webhooks/{int:pk}/deliveries", office_schemas.Deliveries, Scope.ADMINISTER)
def list_deliveries(request: HttpRequest, pk: Number, asked: Query[AskedDeliveries]) -> Any:
    """What it was told, or is to be told: the newest hundred."""
    rows = [shown.delivery(row) for row in queries.deliveries(_there(pk), asked.state)[:100]]
    return sliced(request, rows, asked)


Uuid = PathEx[UUID4, P(description="Its `id`.")]


@writes(
    router, "/webhooks/{int:pk}/deliveries/{delivery}/retry", office_schemas.Delivery, Scope.ADMINISTER, match=False
)
def send_again(request: HttpRequest, pk: Number, delivery: Uuid) -> Do:
    """Try again what was given up."""
    by = caller(request).by

    def do() -> Made:
        row = Delivery.objects.filter(pk=delivery, webhook=_there(pk)).first()
        if row is None:
            raise NotThere(f"There is no delivery {delivery}.")
        actions.send_again(row, by)
        row.refresh_from_db()
        return Made(shown.delivery(row))

    return do


def _there(pk: int) -> Webhook:
    row = queries.webhooks().filter(pk=pk).first()
    if row is None:
        raise NotThere(f"There is no webhook {pk}.")
    return row


def _held(request: HttpRequest, pk: int) -> Webhook:
    unchanged(request, office_schemas.Webhook, lambda: shown.webhook(_there(pk)))
    return _there(pk)


def _event(row: LoginEvent) -> dict[str, Any]:
    shown_of = {name: getattr(row, name) for name in ("at", "kind", "what", "address")}
    by, account = row.by, row.account
    return shown_of | {"id": row.pk, "by": by and by.username, "account": account and account.username}
