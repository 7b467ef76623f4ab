"""Who gives and who receives: by the word before a title, by the side that suits a party better, by what is told before."""

import pytest

from cosante.reading import read_text


def parties(said, act):
    """The actors and the recipients of the one deed of a type."""
    facts = {fact.id: fact for fact in read_text(said).facts}
    (deed,) = [fact for fact in facts.values() if getattr(fact, "type", "") == act]
    return [facts[i].name for i in deed.actors], [facts[i].name for i in deed.recipients]


@pytest.mark.parametrize(
    ("said", "giver", "taker"),
    [
        (
            "Norway handed over twelve ambulances to Health Minister Chanda Mwila in Lusaka on Monday.",
            "Norway",
            "Chanda Mwila",
        ),
        (
            "La Norvège a remis douze ambulances au ministre de la Santé, Chanda Mwila, à Lusaka.",
            "Norvège",
            "Chanda Mwila",
        ),
        (
            "La ambajadora de Noruega, Ingrid Solheim, entregó doce ambulancias a la ministra de Salud, Rosa Quispe, en La Paz.",
            "Noruega",
            "Rosa Quispe",
        ),
        (
            "Посол Норвегии передал двенадцать машин скорой помощи министру здравоохранения Замбии Чанде Мвиле.",
            "Норвегия",
            "Чанде Мвиле",
        ),
    ],
)
def test_somebody_receives_whose_title_stands_behind_the_word_for_it(said, giver, taker):
    actors, recipients = parties(said, "donation")
    assert giver in actors
    assert taker in recipients


@pytest.mark.parametrize(
    ("said", "giver", "taker"),
    [
        ("জাম্বিয়ার জন্য নরওয়ে সরকার বারোটি অ্যাম্বুলেন্স দিয়েছে।", "নরওয়ে সরকার", "জাম্বিয়া"),
        ("Zambiya için Norveç on iki ambulans bağışladı.", "Norveç", "Zambiya"),
    ],
)
def test_a_word_that_stands_behind_names_does_not_bind_the_one_after_it(said, giver, taker):
    assert parties(said, "donation") == ([giver], [taker])


def test_where_a_deed_is_done_tells_who_gives():
    said = "জাম্বিয়ার লুসাকায় ভূমিকম্পে আহতদের চিকিৎসায় নয় সদস্যের একটি চিকিৎসক দল পাঠিয়েছে নরওয়ে।"
    assert parties(said, "personnel_deployment") == (["নরওয়ে"], ["জাম্বিয়া"])


def test_of_two_countries_told_before_the_one_that_gave_already_gives():
    said = (
        "Zambia and Norway met in Lusaka. Norway has equipped the laboratory of Kitwe Teaching Hospital. "
        "In May it gave Zambia nine ambulances."
    )
    assert parties(said, "donation") == (["Norway"], ["Zambia"])


@pytest.mark.parametrize(
    ("said", "giver", "taker"),
    [
        (
            "Oslo University Hospital donated three incubators on Monday, Norway's ambassador Ingrid Solheim said. The "
            "ceremony took place at Kitwe Teaching Hospital. Its director, Mary Phiri, said that 40 newborn children a "
            "month need them. The hospital and the Norwegian side have worked together since 2019.",
            "Oslo University Hospital",
            "Kitwe Teaching Hospital",
        ),
        (
            "Le ministère de la Santé de la Zambie a reçu lundi une délégation norvégienne à Lusaka. L'ambassade de "
            "Norvège a remis douze ambulances. Elles serviront dans les provinces du Nord. L'Hôpital universitaire "
            "d'Oslo formera vingt infirmières.",
            "ambassade de Norvège",
            "ministère de la Santé de la Zambie",
        ),
        (
            "El Ministerio de Salud de Zambia recibió el lunes a una delegación de Noruega en Lusaka. La Embajada de "
            "Noruega donó doce ambulancias. Servirán en las provincias del norte. El Hospital Universitario de Oslo "
            "formará a veinte enfermeras.",
            "Embajada de Noruega",
            "Ministerio de Salud de Zambia",
        ),
        (
            "Министерство здравоохранения Замбии приняло в понедельник делегацию Норвегии в Лусаке. Посольство Норвегии "
            "передало двенадцать машин скорой помощи. Они будут работать на севере страны. Университетская больница "
            "Осло обучит двадцать медсестёр.",
            "Посольство Норвегии",
            "Министерство здравоохранения Замбии",
        ),
    ],
)
def test_on_a_page_another_sentence_may_name_to_whom_it_goes(said, giver, taker):
    actors, recipients = parties(said, "donation")
    assert giver in actors
    assert recipients == [taker]


@pytest.mark.parametrize(
    "said",
    [
        "Norway handed over twelve ambulances to Health Minister Chanda Mwila in Lusaka on Monday.",
        "Zambia and Norway met in Lusaka. In May Norway gave Zambia nine ambulances.",
        "O Ministério da Saúde da Zâmbia recebeu doze ambulâncias oferecidas pela Noruega.",
        "挪威向赞比亚卫生部捐赠了12辆救护车。",
    ],
)
def test_nobody_gives_to_themselves(said):
    for fact in read_text(said).facts:
        assert set(getattr(fact, "actors", [])).isdisjoint(getattr(fact, "recipients", []))
