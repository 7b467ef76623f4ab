"""The Turkish pack: its tables hold what a reader of Turkish news would miss first."""

import pytest

from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, read, settings, sides, told

GIVEN = (
    "Japonya'nın Ankara Büyükelçisi Kenji Morita, 4 Haziran 2024'te Hatay Devlet Hastanesi'ne 2 bin 500 maske ve üç "
    "ambulans bağışladı. Sağlık Bakanlığı, 2025 yılında 25 hemşireye eğitim verecek."
)


def test_the_verb_stands_last_and_endings_follow_a_word() -> None:
    assert settings("tr", "head", "suffixes", "decimal") == ("final", True, ",")


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "imzaladı", ("sign", "done")),
        ("words.tsv", "imzalanacak", ("sign", "planned")),
        ("words.tsv", "gönderilecek", ("give", "planned")),
        ("words.tsv", "inşa ediyor", ("build", "ongoing")),
        ("words.tsv", "mutabakat zaptı", ("agreement", "-")),
        ("health.tsv", "kızamık", ("other_communicable", "strong")),
        ("organisations.tsv", "Hastanesi", ("health_facility", "before")),
        ("roles.tsv", "Sağlık Bakanı", ("minister_health",)),
        ("counts.tsv", "hemşire", ("health_workers",)),
        ("numbers.tsv", "yirmi beş", ("cardinal", "25")),
        ("numbers.tsv", "milyar", ("scale", "1000000000")),
        ("demonyms.tsv", "Suriyeli", ("SY",)),
        ("suffixes.tsv", "dan", ("ablative",)),
        ("cues.tsv", "tarafından", ("by",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("tr", table, term)


def test_an_ambassador_gives_ambulances() -> None:
    assert read(GIVEN).document.language == "tr"
    assert {("donation", "done"), ("training", "planned")} <= deeds(GIVEN)
    assert told(GIVEN, Person, "name") == {"Kenji Morita"}
    assert {"Hatay Devlet Hastanesi", "Sağlık Bakanlığı"} <= told(GIVEN, Partner, "name")


def test_values() -> None:
    assert told(GIVEN, Count, "value") == {2500, 3, 25}
    assert {"2024-06-04", "2025"} <= told(GIVEN, Date, "value")
    assert told("Banka, hastane için 12,5 milyon dolar kredi verdi ve anlaşma imzalandı.", Money, "amount") == {
        12_500_000
    }


def test_endings_after_an_apostrophe_say_who_gives_and_who_receives() -> None:
    text = "TİKA'dan Somali'ye tıbbi malzeme yardımı geldi. İlaçlar hastanelere dağıtıldı."
    assert sides(text, "donation") == (["TİKA"], ["Somali"])


def test_the_ministry_of_finance_is_not_of_mali() -> None:
    text = "Maliye Bakanı Mehmet Kaya, Somali'ye gönderilen ilaç yardımının hastaneye teslim edildiğini söyledi."
    assert told(text, Partner, "country") == {"SO"}


def test_both_countries_are_no_number() -> None:
    assert (
        told("Türkiye ve Özbekistan heyetleri iki ülke arasında sağlık iş birliğini görüştü.", Count, "value") == set()
    )


def test_a_title_is_no_town_and_eye_operations_are_care() -> None:
    text = (
        "Sağlık Bakanı Kemal Memişoğlu, Suriye Sağlık Bakanı Sayın Musab Nizal el-Ali ile görüşme gerçekleştirdi. "
        "Yeryüzü Doktorları Nijer'de 200 hastaya katarakt ameliyatı yaptı."
    )
    assert told(text, Place, "name_en") == {"Niger"}
    assert {("visit", "done"), ("outreach", "done")} <= deeds(text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Japonya hükümeti Kilis Devlet Hastanesine tıbbi cihaz hibe etti.", ("donation", "done")),
        ("TİKA, Çad'daki hastaneye tomografi cihazı hibe edecek.", ("donation", "planned")),
        ("Türkiye Diyanet Vakfı, Bangladeş'teki mülteciler için 5 ton ilaç dağıttı.", ("donation", "done")),
        ("İHH, Çad'da 500 katarakt hastasını sağlığına kavuşturdu.", ("outreach", "done")),
        ("Bişkek'teki Türkiye-Kırgızistan Dostluk Hastanesi'nin inşaatı sürüyor.", ("infrastructure", "ongoing")),
        ("Medipol Üniversitesi, Azerbaycan Tıp Üniversitesi ile iş birliğine gitti.", ("agreement", "done")),
        ("Küresel Fon, Kırgızistan'a verem için 10 milyon dolar ayıracak.", ("funding", "planned")),
    ],
)
def test_a_deed_is_told_by_its_goods_and_its_verb(text: str, deed: tuple[str, str]) -> None:
    assert deeds(text) == {deed}


def test_new_is_no_yen_and_vaccine_no_company() -> None:
    assert told("Sağlık Bakanlığı Somali ile yeni bir protokol imzalayacak.", Money, "currency") == set()
    text = "Sağlık Bakanlığı tüm Bölgelerde Aşı kampanyası başlattı ve UNICEF buna destek verdi."
    assert told(text, Partner, "name") == {"Sağlık Bakanlığı", "UNICEF"}


def test_under_an_age_is_no_number_and_patients_are_no_year() -> None:
    text = "Togo'da doktor ekibi 2050 hastanın taramasını yaptı ve beş yaş altı çocuklara aşı verdi."
    assert told(text, Count, "value") == {2050}
    assert told(text, Date, "value") == set()


def test_a_division_is_no_person() -> None:
    text = (
        "Toplantıya Bavyera Eyaleti Sağlık Bakanı ile Saksonya Eyaleti Sağlık Bakanı katıldı ve bu görüşme çok yararlı."
    )
    assert told(text, Person, "name") == set()


def test_words_that_are_said_or_conveyed_are_no_deeds() -> None:
    text = "Bakan Koca, Aliyev'in selamlarını iletti, mesajlar verdi ve tıbbi cihazların yer aldığı sergide konuştu."
    assert deeds(text) == set()


def test_a_place_in_a_case_is_no_part_of_a_name() -> None:
    text = "Sağlık Bakanı Fahrettin Koca ile Özbekistan Sağlık Bakanı Amrillo İnoyatov Taşkent'te bir araya geldi."
    assert told(text, Person, "name") == {"Fahrettin Koca", "Amrillo İnoyatov"}
    assert "Taşkent" in told(text, Place, "name")


def test_health_posts_are_no_month_and_an_ordinal_ends_no_sentence() -> None:
    text = "TİKA Başkan Yardımcısı Er, köy sağlık ocaklarını gezdi ve bu ziyarette ambulans hibe etti."
    assert told(text, Date, "value") == set()
    assert "Yardımcısı Er" not in told(text, Person, "name")
    whole = "Bakanlar, 11. Türk Tıp Dünyası Kurultayı kapsamında Ankara'da bir araya geldi."
    acts = [fact for fact in read(whole).facts if isinstance(fact, Act)]
    assert acts
    assert all(fact.evidence[0].quote == whole for fact in acts)


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "Türkiye'nin Duşanbe Büyükelçisi, Tacikistan'da yenilenen Kulyab Eğitim ve Araştırma Hastanesi'nin "
            "açılışını yaptı.",
            {("infrastructure", "done")},
        ),
        ("Kulyab Kan Enstitüsü 1962 yılında kurulmuş olup Tacikistan Sağlık Bakanlığına bağlıdır.", set()),
        (
            "TİKA, bölgede 300 bin kişiye hizmet veren Kulyab Devlet Hastanesi'ne iki ambulans hibe etti.",
            {("donation", "done")},
        ),
        ("TİKA, Bamako'da kurulan hastaneye 20 ambulans gönderecek.", {("donation", "planned")}),
        (
            "Dünya Bankası, Türkiye'nin acil sağlık hizmetleri için 300 milyon dolarlık krediyi onayladı.",
            {("funding", "done")},
        ),
        ("Lokman Hekim Derneği'nin gönüllü ekibi Benin'e hareket etti.", {("personnel_deployment", "done")}),
        (
            "Gönüllü doktorlar Benin'deki hastanede görev yapmak üzere yola çıktı.",
            {("personnel_deployment", "done")},
        ),
        (
            "Malezya Sağlık Bakanı, temaslarda bulunmak üzere Ankara'ya geldi ve mevkidaşıyla görüştü.",
            {("visit", "done")},
        ),
        (
            "TİKA, Moğolistan'ın Darhan kentindeki hastanede göz hastalıkları bölümü oluşturdu.",
            {("infrastructure", "done")},
        ),
    ],
)
def test_what_a_body_is_called_was_or_does_is_no_deed_and_an_aim_is_no_plan(
    text: str, told_of: set[tuple[str, str]]
) -> None:
    assert deeds(text) == told_of


def test_a_school_and_a_journey_are_no_persons() -> None:
    school = "Türk doktorlar, Kabil Sağlık Meslek Lisesi öğrencilerine ilk yardım eğitimi verdi."
    assert told(school, Person, "name") == set()
    assert "Kabil Sağlık Meslek Lisesi" in told(school, Partner, "name")
    assert told("Gönüllü Doktorlar Benin'e Umut Yolculuğu İçin Hazır", Person, "name") == set()
