"""The Swahili pack: its tables hold what a reader of Swahili news would miss first."""

import pytest

from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, read, settings, told

GIVEN = (
    "Balozi wa Japan nchini Tanzania, Mhe. Kenji Morita, amekabidhi magari mawili ya kubebea wagonjwa yenye thamani ya "
    "shilingi bilioni 1.3 kwa Hospitali ya Rufaa ya Kigoma tarehe 4 Juni 2024. Wizara ya Afya ya Tanzania itatoa "
    "mafunzo kwa wauguzi 25 mwaka 2025."
)


def test_nouns_and_scales_stand_before_their_number() -> None:
    assert settings("sw", "nouns_before", "scales_before") == (True, True)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "wamesaini", ("sign", "done")),
        ("words.tsv", "yasaini", ("sign", "done")),
        ("words.tsv", "itakabidhi", ("give", "planned")),
        ("words.tsv", "yaliyotolewa", ("give", "done")),
        ("words.tsv", "inajenga", ("build", "ongoing")),
        ("words.tsv", "kuwapatia", ("give", "-")),
        ("words.tsv", "hati ya makubaliano", ("agreement", "-")),
        ("health.tsv", "kifua kikuu", ("tuberculosis", "strong")),
        ("organisations.tsv", "Wizara ya Afya", ("ministry", "alone")),
        ("roles.tsv", "Waziri wa Afya", ("minister_health",)),
        ("counts.tsv", "wauguzi", ("health_workers",)),
        ("numbers.tsv", "ishirini na watano", ("cardinal", "25")),
        ("numbers.tsv", "laki", ("scale", "100000")),
        ("demonyms.tsv", "Wachina", ("CN",)),
        ("cues.tsv", "kutoka", ("from",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("sw", table, term)


def test_an_ambassador_hands_over_ambulances() -> None:
    assert read(GIVEN).document.language == "sw"
    assert {("donation", "done"), ("training", "planned")} <= deeds(GIVEN)
    assert told(GIVEN, Person, "name") == {"Kenji Morita"}
    assert {"Hospitali ya Rufaa ya Kigoma", "Wizara ya Afya ya Tanzania"} <= told(GIVEN, Partner, "name")


def test_values() -> None:
    assert told(GIVEN, Money, "amount") == {1_300_000_000}
    assert told(GIVEN, Count, "value") == {2, 25}
    assert {"2024-06-04", "2025"} <= told(GIVEN, Date, "value")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("China ilitoa dola milioni 3.5 kwa hospitali hiyo ya rufaa ya wilaya.", 3_500_000),
        ("China ilitoa dola milioni mbili kwa hospitali hiyo ya rufaa ya wilaya.", 2_000_000),
        ("Mkataba wa shilingi bilioni sitini na tano ulisainiwa na wizara ya afya jana.", 65_000_000_000),
        ("Serikali ilipokea mkopo wa Sh427.8 bilioni kutoka kwa benki hiyo ya nje.", 427_800_000_000),
        ("Wizara ilitoa msaada wa shilingi milioni mia nne na hamsini kwa hospitali hiyo.", 450_000_000),
        ("Korea ilitoa msaada wa shilingi bilioni moja na milioni mia mbili kwa hospitali.", 1_200_000_000),
        ("Serikali ilipokea msaada wa Tsh Mil. 864 kutoka Misri kwa ajili ya hospitali.", 864_000_000),
    ],
)
def test_scales_before_and_after(text: str, amount: int) -> None:
    assert told(text, Money, "amount") == {amount}


def test_a_hedge_stands_between_what_is_counted_and_its_number() -> None:
    text = "Madaktari wa China waliwatibu watu zaidi ya 500 nchini Tanzania, na asilimia 40 ya watu hao ni watoto."
    assert told(text, Count, "value") == {500}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Timu ya madaktari bingwa kutoka China imewasili Zanzibar kutoa huduma za kitabibu.", "personnel_deployment"),
        ("China imekwisha leta Tanzania matabibu zaidi ya 2000 kwa hospitali za mikoa.", "personnel_deployment"),
        ("Wizara ya Afya ya Tanzania na China zilitiliana saini mkataba wa mashirikiano jijini Dodoma.", "agreement"),
    ],
)
def test_teams_arrive_and_parties_sign_with_one_another(text: str, act: str) -> None:
    assert act in told(text, Act, "type")


def test_the_currency_stands_before_its_amount() -> None:
    text = "Msaada huo una thamani ya shilingi bilioni 1.3 sawa na dola za Kimarekani 985,718 kwa hospitali."
    money = {(f.amount, f.currency) for f in read(text).facts if isinstance(f, Money)}
    assert money == {(1_300_000_000, "TZS"), (985_718, "USD")}


def test_a_word_that_says_what_a_place_is_may_say_that_something_is_in_it() -> None:
    text = "Madaktari wa Uturuki wamefanya upasuaji wa moyo kwa watoto 20 jijini Dodoma nchini Tanzania."
    places = [f for f in read(text).facts if isinstance(f, Place)]
    acts = [f for f in read(text).facts if isinstance(f, Act)]
    assert [f.where for f in acts] == [f.id for f in places if f.name == "Dodoma"]
    assert max(places, key=lambda f: f.confidence).name == "Dodoma"


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Taasisi ya Lions Club ya Uingereza imechangia miwani 500 kwa wagonjwa wa macho.", ("donation", "done")),
        ("Naibu Waziri wa Afya amepokea ugeni kutoka Shirika la JICA la Japan.", ("visit", "done")),
        ("Rais afungua mkutano wa Umoja wa Afrika kuhusu chanjo Addis Ababa.", ("conference", "done")),
        ("KEMRI na Marekani wanaendelea na utafiti wa chanjo ya Ukimwi.", ("research", "ongoing")),
        ("Wataalamu 15 wa Muhimbili watakwenda Uturuki kwa ajili ya mafunzo.", ("training", "planned")),
        ("Kenya na Misri zimeongeza muda wa makubaliano yao ya kubadilishana wauguzi.", ("agreement", "done")),
        ("Madaktari 100 kutoka Cuba wamewasili nchini Kenya kuhudumu katika kaunti.", ("personnel_deployment", "done")),
        ("Uholanzi imekabidhi boti ya kubebea wagonjwa kwa mkoa wa Mwanza.", ("donation", "done")),
        ("Kuwait Fund imekubali kujenga chuo cha uuguzi wilayani Chato.", ("infrastructure", "planned")),
        ("Denmark imeahidi kuipa Zanzibar dola milioni 5 kwa ajili ya dawa.", ("funding", "done")),
        ("WHO imezitaka nchi tajiri kuzisaidia nchi za Afrika kupata chanjo.", ("statement", "done")),
    ],
)
def test_deeds_of_further_verbs(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_what_is_counted_before_its_number_is_no_year() -> None:
    text = "Mwaka 2019 madaktari wa China waliwatibu wagonjwa 2010 nchini Tanzania, na wengine zaidi ya 2000 mwaka huo."
    assert told(text, Date, "value") == {"2019"}
    assert 2010 in told(text, Count, "value")


def test_words_of_a_headline_in_capitals_are_no_name() -> None:
    text = "Balozi wa Norwei Afanya Mazungumzo na Waziri wa Afya Asha Mrema kuhusu Msaada wa dawa."
    assert told(text, Person, "name") == {"Asha Mrema"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kikundi cha 32 cha madaktari wa China kilitibu wagonjwa 150 nchini Fiji.", {150}),
        ("Timu hiyo ya 30 ya madaktari wa China ina madaktari 18 katika hospitali hiyo.", {18}),
        ("Mkutano huo wa 5 wa mawaziri wa afya ulihudhuriwa na wajumbe 40 wa nchi hizo.", {40}),
    ],
)
def test_which_one_it_is_counts_nothing(text: str, values: set[int]) -> None:
    assert told(text, Count, "value") == values


def test_a_headline_tells_who_gives_a_lift() -> None:
    assert ("donation", "done") in deeds("Japan yaipiga jeki hospitali ya Moshi magari mawili ya wagonjwa.")


@pytest.mark.parametrize(
    "text",
    [
        "Serikali ya Japan imesaidia vifaa tiba kwa hospitali ya Dodoma nchini Tanzania.",
        "Korea ilisaidia vitanda 20 katika hospitali ya Lindi nchini Tanzania.",
        "Ubalozi wa India umewasaidia dawa wagonjwa wa hospitali ya Lindi nchini Tanzania.",
    ],
)
def test_to_help_with_goods_is_to_give_them(text: str) -> None:
    assert ("donation", "done") in deeds(text)


def test_what_is_handed_over_may_be_told_by_a_prefix_of_the_verb() -> None:
    text = "Kiongozi wa timu ya India alisema wamekuja Tanzania na dawa na vifaa ambavyo watavikabidhi kwa hospitali baada ya kambi."
    assert deeds(text) == {("donation", "planned")}


def test_to_speak_at_a_ceremony_is_no_meeting_but_to_speak_with_somebody_is() -> None:
    spoke = (
        "Akizungumza katika hafla hiyo jana, Balozi wa Japani nchini Tanzania, Hiroshi Tanabe, amesema nchi yake "
        "itaendelea kushirikiana na Tanzania katika sekta ya afya."
    )
    assert deeds(spoke) == {("statement", "done")}
    met = "Waziri wa Afya wa Kenya akizungumza na Balozi wa Korea ofisini kwake jijini Nairobi jana."
    assert deeds(met) == {("visit", "done")}


def test_grace_and_week_are_names_too() -> None:
    text = "Naibu Waziri wa Afya, Dkt. Neema Lukumay, na Dkt. Salma Juma wameishukuru Serikali ya Japani kwa msaada wa dawa."
    assert {"Neema Lukumay", "Salma Juma"} <= told(text, Person, "name")
