"""Pages of medicines and equipment: the board, the table of orders, stock, prices, lead times, what to watch; verbs."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cosante.register.actions.answer_once import answer_once
from cosante.register.actions.deciding import may
from cosante.register.actions.kept import Collided
from cosante.register.models import Account, Item, Kept, Need, Order, OrderLine, ReceiptLine, Role, Store, kept_models
from cosante.register.queries.kept_rows import rows as kept_rows
from cosante.register.queries.supply.books import Book, book_of, books, in_year, spans, troubled
from cosante.register.queries.supply.equipment import due as due_pieces
from cosante.register.queries.supply.lines import story
from cosante.register.queries.supply.needs import judged
from cosante.register.queries.supply.prices import priced, with_lines
from cosante.register.queries.supply.stock import held, missing, moves
from cosante.register.records.supply.exact import total
from cosante.register.records.supply.lines import CANCELLED, STEPS
from cosante.register.records.supply.stock import Move, running
from cosante.register.records.supply.stock import account as account_of
from cosante.register.records.supply.times import SPANS, median
from cosante.vocabulary.errors import UserError
from cosante.web import supply_words as words
from cosante.web.door import needs
from cosante.web.posts import number, status_of
from cosante.web.supply_verbs import VERBS, Given, VerbForm
from cosante.web.tokens import opened, seal
from cosante.web.views.kept import with_partners
from cosante.web.who import account

PER_PAGE = 50
#: Orders of one step that the board shows.
_ON_BOARD = 12
#: Days ahead that the page of what to watch can look.
_AHEAD = (30, 90, 180, 365)
#: Lines of one heading that the page of what to watch shows; the heading counts all of them.
_WATCHED = 100


@needs(Role.READER)
def board(request: HttpRequest) -> HttpResponse:
    """Orders by how far they are."""
    today, columns = timezone.localdate(), defaultdict(list)
    for book in books():
        columns[book.where.step].append(book)
    shown = [
        (step, words.STEPS[step], len(columns[step]), [_card(book, today) for book in columns[step][:_ON_BOARD]])
        for step in STEPS
    ]
    return render(request, "web/supply_board.html", {"columns": shown, "empty": not columns})


def _card(book: Book, today: Any) -> dict[str, Any]:
    return {
        "book": book,
        "where": words.where_words(book),
        "sum": words.sum_words(book),
        "wrong": len(book.problems(today)),
        "expected": book.expected,
    }


@needs(Role.READER)
def orders(request: HttpRequest) -> HttpResponse:
    """Every order with its step, sum and days; narrowed by step, agency, words, and a year of its course."""
    step, agency, asked = (request.GET.get(name, "") for name in ("step", "agency", "q"))
    year = number(request.GET.get("year")) or 0
    everything = books()
    found = [
        book
        for book in everything
        if step in ("", book.where.step)
        and agency in ("", str(book.order.agency_id or 0))
        and all(word.casefold() in f"{book.order} {book.order.number}".casefold() for word in asked.split())
        and (not year or in_year(book, year))
    ]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    sums: dict[str, Any] = defaultdict(list)
    for book in found:
        sums[book.order.currency].append(book.price)
    agencies = {book.order.agency_id: book.order.agency for book in everything if book.order.agency}
    context = {
        "page": page,
        "cards": [_card(book, timezone.localdate()) for book in page],
        "sums": sorted((currency, total(prices)) for currency, prices in sums.items() if currency),
        "steps": [(name, words.STEPS[name]) for name in (*STEPS, CANCELLED)],
        "agencies": sorted(((str(pk), one) for pk, one in agencies.items()), key=lambda pair: str(pair[1])),
        "asked": {"step": step, "agency": agency, "q": asked, "year": str(year or "")},
    }
    return render(request, "web/supply_orders.html", context)


@needs(Role.READER)
def stock(request: HttpRequest) -> HttpResponse:
    """Stock by item, lot and place."""
    item = Item.objects.filter(pk=number(request.GET.get("item"))).first()
    store = Store.objects.filter(pk=number(request.GET.get("store"))).first()
    found = held([item.pk] if item else None, store and store.pk)
    page = Paginator(found, 2 * PER_PAGE).get_page(request.GET.get("page"))
    sums: dict[Item, Any] = defaultdict(list)
    for one in found:
        sums[one.lot.item].append(one.quantity)
    context = {
        "page": page,
        "held": page.object_list,
        "item": item,
        "store": store,
        "sums": [(of, total(numbers)) for of, numbers in sums.items()][:PER_PAGE],
        "stores": kept_rows(Store, ("name",)),
        "items": kept_rows(Item, ("name", "strength"))[:300],
    }
    return render(request, "web/supply_stock.html", context)


@needs(Role.READER)
def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """Every move of one lot, with what was left after it."""
    found = get_object_or_404(ReceiptLine.objects.select_related("item", "receipt", "line__order"), pk=pk)
    told = running(moves([pk]))
    stores = Store.objects.in_bulk({place for move, _left in told for place in (move.source, move.to) if place})
    lines = [
        (move, words.MOVES[move.kind], _address(move), stores.get(move.source), stores.get(move.to), left)
        for move, left in told
    ]
    context = {
        "lot": found,
        "lines": lines,
        "account": account_of(move for move, _left in told),
        "problems": [words.missing_words(one) for one in missing([pk])],
        "held": [one for one in held([found.item_id]) if one.lot.pk == pk],
    }
    return render(request, "web/supply_lot.html", context)


def _address(move: Move) -> str:
    """The page of the row that says so."""
    noun, pk = move.said_by
    return ReceiptLine.objects.get(pk=pk).get_absolute_url() if noun == ReceiptLine.noun else _row(noun, pk)


def _row(noun: str, pk: int) -> str:
    return f"/{kept_models()[noun].plural()}/{pk}/"


@needs(Role.READER)
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of an order with every row behind each of its figures."""
    found = get_object_or_404(OrderLine.objects.select_related("order", "item", "need"), pk=pk)
    booked = next((one for one in book_of(found.order).lines if one.row.pk == pk), None)
    if booked is None:
        raise Http404("it was withdrawn")
    told = story(booked)
    moved = [(move, words.MOVES[move.kind]) for move in told.moves]
    context = {"row": found, "booked": booked, "told": told, "moved": moved, "labels": words.STEPS}
    return render(request, "web/supply_line.html", context)


@needs(Role.READER)
def prices(request: HttpRequest) -> HttpResponse:
    """Prices against the reference lists."""
    found = priced()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "priced": with_lines(page.object_list),
        "unlisted": sum(one.against is None for one in found),
    }
    return render(request, "web/supply_prices.html", context)


@needs(Role.READER)
def times(request: HttpRequest) -> HttpResponse:
    """Lead times: the median of each span, by agency and of all."""
    by: dict[Any, dict[Any, list[int]]] = defaultdict(lambda: defaultdict(list))
    for book in books():
        for span, days in spans(book).items():
            by[book.order.agency][span].append(days)
            by[""][span].append(days)
    rows = [(agency, [_median(span, found[span]) for span in SPANS]) for agency, found in by.items()]
    rows.sort(key=lambda row: (row[0] == "", str(row[0] or "")))
    context = {"rows": rows, "spans": [words.SPANS[span] for span in SPANS]}
    return render(request, "web/supply_times.html", context)


def _median(span: tuple[str, str], days: list[int]) -> tuple[Any, str, int]:
    found = median(days)
    return words.SPANS[span], words.figure(found.days, 1) if found else "", found.of if found else 0


@needs(Role.READER)
def watch(request: HttpRequest) -> HttpResponse:
    """What will expire, run out, or arrive after its money has ended; and what cannot be so."""
    today = timezone.localdate()
    days = number(request.GET.get("days"))
    days = days if days in _AHEAD else 180
    expiring = held(until=today + timedelta(days=days))
    ranked = [one for one in judged(kept_rows(Need), today) if one.risk in ("out", "high", "some")]
    ranked.sort(key=lambda one: (("out", "high", "some").index(one.risk), one.lasts or 0))
    late, wrong = [], []
    for book, found in troubled(today):
        late += [book] if any(code in _LATE for code, _about in found) else []
        wrong += [book] if any(code not in _LATE for code, _about in found) else []
    everything = {"expiring": expiring, "risks": ranked, "late": late, "wrong": wrong}
    context = {
        "today": today,
        "days": days,
        "ahead": _AHEAD,
        "expiring": sorted(expiring, key=lambda one: one.lot.expiry)[:_WATCHED],
        "risks": [(one, words.RISKS[one.risk], words.figure(one.lasts, 1)) for one in ranked[:_WATCHED]],
        "late": [(book, words.problems(book, today)) for book in late[:_WATCHED]],
        "wrong": [(book, words.problems(book, today)) for book in wrong[:_WATCHED]],
        "numbers": {name: len(found) for name, found in everything.items()},
        "more": {name: len(found) - _WATCHED for name, found in everything.items() if len(found) > _WATCHED},
    }
    return render(request, "web/supply_watch.html", context)


_LATE = ("after-money", "late")


@needs(Role.READER)
def due(request: HttpRequest) -> HttpResponse:
    """Equipment by the day of its next maintenance."""
    page = Paginator(due_pieces(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/supply_due.html", {"page": page, "today": timezone.localdate()})


@needs(Role.CONTRIBUTOR)
def do(request: HttpRequest, verb: str, pk: int) -> HttpResponse:
    """The form of a verb, and the verb."""
    by, found = account(request), VERBS.get(verb)
    if found is None:
        raise Http404(verb)
    may(by, found.of.writes)
    subject = get_object_or_404(found.of, pk=pk, withdrawn=False)
    form, error = VerbForm(found, subject, request.POST or None, timezone.localdate()), None
    seen = number(request.POST.get("version")) or subject.version
    if request.method == "POST" and form.is_valid():
        given = form.given(seen)
        given = given._replace(heads=with_partners(given.heads, by))
        try:
            answer_once(opened(request).form.key, "", by, lambda: _done(found.do, subject, given, by))
            _tell(request, subject)
            return redirect(subject.get_absolute_url())
        except Collided as collided:
            error, seen = collided, collided.row.version
        except UserError as refused:
            error = refused
    status = status_of(error) if error else 422 if form.errors else 200
    context = {"form": form, "error": error, "subject": subject, "verb": verb, "token": seal(), "version": seen}
    return render(request, "web/supply_do.html", context, status=status)


def _done(action: Any, subject: Kept, given: Given, by: Account) -> dict[str, Any]:
    action(subject, given, by)
    return {}


def _tell(request: HttpRequest, subject: Kept) -> None:
    """What cannot be so now, of the order or of the lots that were touched: kept, and said."""
    order = subject if isinstance(subject, Order) else getattr(subject, "order", None)
    order = order or getattr(getattr(subject, "shipment", None), "order", None)
    if isinstance(order, Order) and not order.withdrawn:
        found = words.problems(book_of(Order.objects.get(pk=order.pk)), timezone.localdate())
    else:
        lots = [one.lot.pk for one in held(store=subject.pk)]
        found = [words.missing_words(one) for one in missing(lots)]
    for problem in found:
        messages.warning(request, problem.words)
