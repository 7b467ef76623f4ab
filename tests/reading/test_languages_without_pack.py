"""Languages without a pack: places, money, counts and dates still come, in every script; the notice says what does not."""

import pytest
from telling import amounts, counts, dates, told

from cosante.reading import read_text

#: language: what is said, and what of it must be read: amounts, counts, dates, countries of the places.
SAID = {
    "az": (
        "Türkiyə 3 may 2023-cü ildə Azərbaycana 3 milyon dollar verdi. 50 həkim 200 xəstəni müalicə etdi. 5 milyon manat ayrıldı.",
        {(5000000, 'AZN'), (3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors')},
        {'2023-05-03'},
        {'AZ', 'TR'},
    ),
    "cs": (
        "Česko darovalo 3 miliony dolarů a 5 milionů korun, 20 sanitek, 50 lékařů odjelo 3. května 2023 do Keni.",
        {(5000000, 'CZK'), (3000000, 'USD')},
        {(50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'CZ'},
    ),
    "de": (
        "Deutschland gab 3 Millionen Dollar für das Krankenhaus in Kabul. 50 Ärzte und 20 Krankenwagen kamen am 3. Mai 2023.",
        {(3000000, 'USD')},
        {(50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'AF', 'DE'},
    ),
    "fa": (
        "چین ۵۰ پزشک به افغانستان فرستاد و ۳ میلیون دلار کمک کرد. ۲۰۰ بیمار در کابل درمان شدند.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors')},
        set(),
        {'AF', 'CN'},
    ),
    "ha": (
        "Ƙasar Sin ta ba Najeriya dala miliyan 3 da motoci 20. Likitoci 50 sun yi wa marasa lafiya 200 magani a Abuja, kuma gwamnati ta ce za ta ba da taimako.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        set(),
        {'NG', 'CN'},
    ),
    "hu": (
        "Magyarország 2023. május 3-án 3 millió dollárt adott Kenyának.",
        {(3000000, 'USD')},
        set(),
        {'2023-05-03'},
        {'HU', 'KE'},
    ),
    "hy": (
        "Չինաստանը Հայաստանին տրամադրեց 3 միլիոն դոլար և 20 մեքենա 2023 թվականի մայիսի 3-ին։ 50 բժիշկ բուժեց 200 հիվանդի։",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'AM', 'CN'},
    ),
    "it": (
        "L'Italia ha donato 3 milioni di dollari e 20 ambulanze al Libano il 3 maggio 2023. 50 medici hanno curato 12.000 pazienti.",
        {(3000000, 'USD')},
        {(12000, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'IT', 'LB'},
    ),
    "ja": (
        "日本は2023年5月3日、ラオスに医師50人を派遣し、300万ドルを供与した。救急車3台と患者200人。",
        {(3000000, 'USD')},
        {(200, 'patients'), (3, 'vehicles'), (50, 'doctors')},
        {'2023-05-03'},
        {'LA', 'JP'},
    ),
    "ka": (
        "ჩინეთმა საქართველოს 3 მილიონი დოლარი და 20 მანქანა გადასცა 2023 წლის 3 მაისს. 50 ექიმმა 200 პაციენტს უმკურნალა.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'GE', 'CN'},
    ),
    "mn": (
        "Хятад улс Монгол Улсад 3 сая доллар, 20 автомашин хандивлав. 50 эмч 200 өвчтөнийг эмчлэв. 5 тэрбум төгрөг.",
        {(5000000000, 'MNT'), (3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        set(),
        {'MN', 'CN'},
    ),
    "mr": (
        "भारताने ३ मे २०२३ रोजी नेपाळला मदत दिली आणि डॉक्टर पाठवले.",
        set(),
        set(),
        {'2023-05-03'},
        set(),
    ),
    "ms": (
        "Malaysia menghantar 50 doktor ke Palestin pada 3 Mei 2023 dan memberikan RM5 juta serta 20 buah ambulans. Seramai 200 pesakit dirawat.",
        {(5000000, 'MYR')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'MY'},
    ),
    "nl": (
        "Nederland gaf 3 miljoen dollar en 20 ambulances aan Suriname op 3 mei 2023. 50 artsen behandelden 200 patiënten.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'SR', 'NL'},
    ),
    "pl": (
        "Polska przekazała Ukrainie 3 miliony dolarów i 20 karetek 3 maja 2023 roku. 50 lekarzy leczyło 200 pacjentów.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'PL', 'UA'},
    ),
    "ro": (
        "România a trimis 50 de medici și 20 de milioane de euro în Republica Moldova la 3 mai 2023. Au fost tratați 200 de pacienți, 3 milioane de dolari.",
        {(3000000, 'USD'), (20000000, 'EUR')},
        {(200, 'patients'), (50, 'doctors')},
        {'2023-05-03'},
        {'RO', 'MD'},
    ),
    "si": (
        "චීනය ශ්‍රී ලංකාවට ඩොලර් මිලියන 3 ක් සහ ගිලන් රථ 20 ක් ලබා දුන්නේය. වෛද්‍යවරුන් 50 දෙනෙක් පැමිණියහ.",
        {(3000000, 'USD')},
        {(50, 'doctors'), (20, 'vehicles')},
        set(),
        {'CN'},
    ),
    "so": (
        "Turkiga ayaa Soomaaliya siiyay 3 milyan oo doolar iyo 20 ambalaas. 50 dhakhtar ayaa daaweeyay 200 bukaan oo ku sugan Muqdisho.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        set(),
        {'SO'},
    ),
    "ta": (
        "இந்தியா இலங்கைக்கு 3 மில்லியன் டாலர் வழங்கியது. 50 மருத்துவர்கள் 200 நோயாளிகளுக்கு சிகிச்சை அளித்தனர்.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors')},
        set(),
        {'IN'},
    ),
    "tl": (
        "Nagbigay ang Tsina ng 3 milyong dolyar at 20 ambulansya sa Pilipinas noong Mayo 3, 2023. 50 doktor ang gumamot sa 200 pasyente.",
        {(3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors'), (20, 'vehicles')},
        {'2023-05-03'},
        {'PH', 'CN'},
    ),
    "uz": (
        "Oʻzbekiston 2023-yil 3-mayda Tojikistonga 3 million dollar berdi. 50 nafar shifokor 200 nafar bemorni davoladi va bu yordam uchun 5 million soʻm ajratildi.",
        {(5000000, 'UZS'), (3000000, 'USD')},
        {(200, 'patients'), (50, 'doctors')},
        {'2023-05-03'},
        {'UZ', 'TJ'},
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", SAID)
def test_money_counts_dates_and_places_come_without_a_pack(language):
    said, money, people, days, countries = SAID[language]
    assert read_text(said).document.language == language
    assert amounts(said) == money
    assert counts(said) == people
    assert dates(said) == days
    assert {place.country for place in told(said, "place")} >= countries


def test_a_dollar_alone_is_american_and_inferred_from_what_currencies_share():
    assert amounts("El Gobierno de Cuba recibió 5 millones de dólares para los hospitales de La Habana.") == {
        (5_000_000, "USD")
    }
    assert amounts("Cuba recibió 5 millones de dólares canadienses para los hospitales de La Habana.") == {
        (5_000_000, "CAD")
    }


def test_a_shared_word_means_the_currency_of_the_country_that_the_text_is_about():
    assert amounts("México, D. F. El Gobierno de México dio 5 millones de pesos a los hospitales de México.") == {
        (5_000_000, "MXN")
    }
    assert amounts("El Gobierno de Colombia dio 5 millones de pesos a los hospitales de Colombia, en Bogotá.") == {
        (5_000_000, "COP")
    }


def test_a_number_of_years_percent_or_floors_counts_nothing():
    assert (
        counts("El hospital de 5 pisos está a 20 kilómetros de Luanda y el 30 por ciento de los niños tiene 5 años.")
        == set()
    )
    assert counts("2023年，老挝的医院有5层，离万象20公里。") == set()


def test_a_name_inside_another_word_is_no_place():
    assert {p.country for p in told("インドネシア政府はラオスに人道支援を提供した。", "place")} == {"ID", "LA"}


def test_years_of_the_buddhist_era_are_those_of_ours():
    said = "กระทรวงสาธารณสุขลาวรับมอบรถพยาบาล 3 คัน เมื่อวันที่ 3 พ.ค. 2566 ต่อจากปี พ.ศ. 2564"
    assert dates(said) == {"2023-05-03", "2021"}


def test_a_day_without_its_year_is_read_in_east_asia():
    assert dates("中国医生5月3日抵达老挝首都万象。") == {"XXXX-05-03"}
