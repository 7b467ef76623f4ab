"""Places that no table knows, by the words around them; and names that only look like places."""

import pytest

from cosante.reading import read_text
from cosante.vocabulary.facts import Count, Partner, Person, Place
from pack_helpers import facts, told


def places(text: str) -> set[str]:
    return told(text, Place, "name")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Serikali ya Japan imekabidhi kituo cha afya kwa Wizara ya Afya ya Tanzania. Uzinduzi wa kliniki ya mama na "
            "mtoto ulifanyika katika hospitali ya Sumve wilayani Kwimba mkoani Mwanza, pia wilayani Kisarawe.",
            {"wilayani Kwimba", "Mwanza", "wilayani Kisarawe"},
        ),
        (
            "جاپان کی حکومت نے یونیسیف کے ذریعے ضلع خاران اور قلات اور تحصیل مانجھند میں صحت کے مراکز تعمیر کیے ہیں۔",
            {"ضلع خاران", "قلات", "تحصیل مانجھند"},
        ),
        (
            "Đoàn bác sĩ Trung Quốc đã khám chữa bệnh miễn phí tại huyện Mường Lát, tỉnh Thanh Hóa và huyện Xay, tỉnh "
            "Udomxay, Lào. Bộ Y tế Lào nhận viện trợ của Nhật Bản.",
            {"huyện Mường Lát", "Thanh Hóa", "huyện Xay", "tỉnh Udomxay"},
        ),
    ],
)
def test_a_word_of_place_makes_places_of_the_names_that_share_it(text: str, names: set[str]) -> None:
    assert names <= places(text)


def test_a_small_town_of_a_land_that_nothing_else_speaks_of_is_none() -> None:
    tanzania = "Timu ya madaktari kutoka China imetoa huduma za matibabu katika kisiwa cha Pemba, Zanzibar, Tanzania."
    mozambique = "Timu ya madaktari kutoka China imetoa huduma za matibabu mjini Pemba, Msumbiji, nchini Msumbiji."
    assert "MZ" not in told(tanzania, Place, "country")
    assert "MZ" in told(mozambique, Place, "country")


@pytest.mark.parametrize(
    "text",
    [
        "جاپان پاکستان کو پولیو ویکسین کے لیے 520 ملین ین کی مالی امداد دے گا۔ وزارت صحت اور یونیسیف نے مالی معاونت کے "
        "معاہدے پر دستخط کیے۔ تکنیکی اور مالی تعاون جاری رہے گا۔",
        "ژاپن به وزارت بهداشت ایران کمک مالی داد. یونیسف با حمایت مالی دولت ژاپن واکسن به ایران تحویل داد.",
        "قدمت اليابان دعم مالي لوزارة الصحة في اليمن، ووقعت الوزارة واليونيسف اتفاق تعاون مالي بمبلغ مالي قدره 5 ملايين دولار.",
    ],
)
def test_financial_help_is_no_help_of_mali(text: str) -> None:
    assert "ML" not in told(text, Partner, "country") | told(text, Place, "country")


def test_mali_is_a_country_where_it_stands_alone() -> None:
    text = "مالی اور نائجر کے وزرائے صحت نے پاکستان کا دورہ کیا۔ پاکستان نے مالی کو ادویات عطیہ کیں۔ مالی میں ماہرین کام کر رہے ہیں۔"
    assert "ML" in told(text, Partner, "country")


def test_a_district_hospital_that_is_given_something_is_not_the_givers() -> None:
    text = (
        "जापान सरकारले रोल्पा जिल्ला अस्पताललाई एम्बुलेन्स हस्तान्तरण गरेको छ। नेपाल र जापानबीच स्वास्थ्य सहकार्य सम्झौता भएको छ। "
        "जापानले सहयोग गर्दै आएको छ।"
    )

    hospitals = [f for f in read_text(text).facts if isinstance(f, Partner) and f.type == "health_facility"]
    assert hospitals
    assert {f.country for f in hospitals} == {None}


def test_korean_names_end_before_the_particle_of_place() -> None:
    text = (
        "한국국제협력단은 탄자니아 음완자주에서 무료 진료를 실시했다. 보건복지부는 라오스 우돔싸이주에서 의료진 교육을 실시했다. "
        "라오스 보건부와 협약을 체결했다."
    )
    assert {"음완자주", "우돔싸이주"} <= places(text)
    assert not any("음완자" in name or "우돔싸이" in name for name in told(text, Partner, "name"))
    assert told(text, Person, "name") == set()


def test_a_town_where_something_is_held_is_no_government() -> None:
    text = (
        "Wizara ya Afya ya Tanzania na China zilifanya mkutano wa sekta ya Afya uliofanyika katika jiji la Changsha jimbo "
        "la Hunan. Jiji la Dar es Salaam limepokea msaada wa dawa kutoka China."
    )
    bodies = {f.name for f in read_text(text).facts if isinstance(f, Partner) and f.type == "subnational_government"}
    assert [name.split()[:3] for name in bodies] == [["Jiji", "la", "Dar"]]
    assert "Changsha" in places(text)


def test_the_country_to_which_a_team_is_sent_is_no_part_of_its_name() -> None:
    text = "Китай направил в Россию медицинских экспертов. Министерство здравоохранения России благодарит врачей."
    assert not any("экспертов" in name for name in told(text, Partner, "name"))
    assert "Россия" in places(text)


def test_a_man_called_like_a_small_town_gives_a_ministry_no_country() -> None:
    text = (
        "Waziri wa Afya Prof. David Mwakyusa amepokea msaada wa magari kutoka WHO. Wizara ya Afya imepokea magari 14."
    )
    assert "PA" not in told(text, Partner, "country")


def test_a_day_at_the_head_of_a_sentence_is_no_part_of_a_name() -> None:
    text = (
        "Сьогодні лікарня отримала обладнання від Уряду Японії. Сьогодні Міністерство охорони здоров'я підписало угоду."
    )
    assert not any("ьогодні" in name for name in told(text, Partner, "name"))


def test_a_federation_that_is_a_country_is_no_society() -> None:
    text = "Министр здравоохранения Российской Федерации Михаил Мурашко и министр Республики Беларусь подписали план."
    types = {f.country: f.type for f in read_text(text).facts if isinstance(f, Partner)}
    assert types["RU"] == "country"


def test_numbers_in_brackets_between_arabic_words_count() -> None:
    text = (
        "أضاف البيان أن المذكرة تتضمن إنشاء مستشفى سعة (63) سرير كمنحة من الوكالة الكورية. تسلمت وزارة الصحة (25) طناً من "
        "الأدوية من منظمة الصحة العالمية في العام (2023) بحضور الوزير."
    )
    assert told(text, Count, "value") == {63, 25}


def test_a_great_city_is_not_its_namesake_in_a_country_told_of_by_the_way() -> None:
    text = "Les vaccins offerts par les États-Unis sont arrivés à Maurice en provenance de Paris, selon le ministère de la Santé."
    assert {place.country for place in facts(text, Place) if place.name == "Paris"} <= {"FR"}


def test_places_of_a_list_are_of_one_country() -> None:
    text = (
        "Médicos de Cuba atendieron a 300 pacientes en los departamentos de Olancho y Colón, informó el embajador de Cuba en "
        "Honduras."
    )
    assert {(p.name, p.country) for p in facts(text, Place)} >= {("Olancho", "HN"), ("Colón", "HN")}


def test_a_body_of_the_world_speaks_of_no_country() -> None:
    text = (
        "Ghana and Mauritania signed a health agreement in Geneva. Their ministers also met the director of the Pan American "
        "Health Organization."
    )
    assert ("Geneva", "CH") in {(p.name, p.country) for p in facts(text, Place)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Une équipe médicale chinoise a effectué lundi des consultations gratuites à l'hôpital régional de Sambouya, en "
            "Guinée. Près de 300 patients ont été soignés.",
            {"Sambouya"},
        ),
        (
            "Médicos cubanos realizaram cirurgias às cataratas no Hospital Regional do Mucandara, na Guiné-Bissau, e trataram 40 "
            "pacientes.",
            {"Mucandara"},
        ),
        (
            "Dokter militer Indonesia bersama Smile Asia dari Singapura menggelar operasi bibir sumbing gratis di RSUD "
            "Ambarawa, RS Bhakti Kota Palopo, dan RSUD Sibolga, Indonesia.",
            {"Ambarawa", "Palopo", "Sibolga"},
        ),
    ],
)
def test_who_is_in_the_hospital_of_a_town_is_in_that_town(text: str, names: set[str]) -> None:
    assert names <= places(text)


def test_a_hospital_named_for_a_saint_or_where_somebody_serves_tells_no_town() -> None:
    named = "Les médecins cubains soignent des malades du coronavirus à la clinique Saint-Paul de Fort-de-France, en France."
    serving = (
        "A Japanese medical team gave free surgery to 40 children in Hanoi, Vietnam. It was led by Dr. Ken Mori, the "
        "director of surgery at Osaka General Hospital."
    )
    assert "Saint-Paul" not in places(named)
    assert "Osaka" not in places(serving)


@pytest.mark.parametrize(
    "text",
    [
        "Médicos cubanos operaron a 40 pacientes en el Hospital de Caridad, en Guatemala.",
        "Médicos cubanos operaron a 40 pacientes en el Hospital Regional de Caridad, en Guatemala.",
    ],
)
def test_a_hospital_named_for_a_virtue_tells_no_town(text: str) -> None:
    assert "Caridad" not in places(text)


def test_a_name_goes_on_to_its_word_of_place_and_a_small_namesake_far_away_is_not_meant() -> None:
    village = "Japan granted 70,000 dollars to build a health centre in Yae Tun Village, Saw Township, Myanmar."
    assert "Yae Tun Village" in places(village)
    assert "JP" not in told(village, Place, "country")
    quarter = "A Saudi medical team camped at Nima in Accra, Ghana, where it gave free treatment to 200 patients."
    assert "CN" not in told(quarter, Place, "country")


def test_a_place_joined_to_another_is_in_its_country() -> None:
    text = "Médicos cubanos atendieron a 300 pacientes en los departamentos de Olancho y Colón."
    assert {"Olancho", "Colón"} <= places(text)


def test_a_newspaper_of_a_country_is_not_the_country() -> None:
    text = "By Vietnam News\nJapan gave ten ambulances to the Ministry of Health of Laos in Vientiane on Monday, 3 June 2024."
    assert "VN" not in told(text, Partner, "country") | told(text, Place, "country")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đoàn bác sĩ Nhật Bản đã phẫu thuật mắt miễn phí cho 80 bệnh nhân tại Bệnh viện Đa khoa tỉnh Hà Giang.", "Hà Giang"),
        ("ຄະນະແພດຈາກຍີ່ປຸ່ນ ໄດ້ຜ່າຕັດຕາໃຫ້ຄົນເຈັບ 80 ຄົນ ທີ່ໂຮງໝໍແຂວງຊຽງຂວາງ", "ຊຽງຂວາງ"),
        ("ក្រុមគ្រូពេទ្យជប៉ុនបានវះកាត់ភ្នែកជូនអ្នកជំងឺ ៨០នាក់ នៅមន្ទីរពេទ្យបង្អែកខេត្តកំពត។", "កំពត"),
        ("တရုတ်နိုင်ငံမှ ဆေးအဖွဲ့သည် မန္တလေးအထွေထွေရောဂါကုဆေးရုံကြီးတွင် အခမဲ့ မျက်စိခွဲစိတ်ကုသမှုများ ဆောင်ရွက်ပေးခဲ့သည်။", "မန္တလေး"),
        ("জাপানের চিকিৎসক দল ময়মনসিংহ মেডিকেল কলেজ হাসপাতালে ৮০ জন রোগীর চোখের অস্ত্রোপচার করেছে।", "ময়মনসিংহ"),
    ],
)  # fmt: skip
def test_the_town_of_a_hospital_in_which_it_was_done_is_a_place(text: str, name: str) -> None:
    assert name in places(text)


def test_a_hospital_abroad_with_the_name_of_a_town_elsewhere_is_in_no_such_town() -> None:
    text = "Ambulances from Türkiye were handed over at Connaught Hospital in Freetown, Sierra Leone, to the Ministry."
    assert "Connaught" not in places(text)


def test_a_place_is_in_the_country_of_the_province_behind_it() -> None:
    text = "ສະຖານທູດອາເມລິກາ ມອບໂຮງໝໍ 2 ແຫ່ງ ໃຫ້ກະຊວງສາທາລະນະສຸກ ຢູ່ເມືອງຕາໂອຍ, ແຂວງສາລະວັນ ແລະ ໂຮງໝໍເມືອງທ່າແຕງ, ແຂວງເຊກອງ."
    found = {fact.name: fact.country for fact in facts(text, Place)}
    assert found["ເມືອງຕາໂອຍ"] == "LA"


def test_a_place_may_have_its_name_in_latin_letters() -> None:
    text = "ក្រុមគ្រូពេទ្យជប៉ុនបានវះកាត់ភ្នែកជូនអ្នកជំងឺ ៨០នាក់ នៅស្រុក Pak Khamta ប្រទេសឡាវ។"
    assert "ស្រុក Pak Khamta" in places(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("กงสุลใหญ่ญี่ปุ่น ณ นครเชียงใหม่ มอบรถพยาบาลให้แก่โรงพยาบาลลำพูน จังหวัดลำพูน ในโครงการความร่วมมือ", "เชียงใหม่"),
        ("The Embassy of Japan in Nairobi gave two ambulances to the hospital in Mombasa, Kenya.", "Nairobi"),
    ],
)
def test_the_town_of_an_embassy_is_no_place_of_the_deed(text: str, name: str) -> None:
    assert not any(name in place for place in places(text))


def test_a_deed_done_at_an_embassy_was_done_in_its_town() -> None:
    text = "A grant contract for the hospital in Mombasa was signed at the Embassy of Japan in Nairobi, Kenya."
    assert "Nairobi" in places(text)


def test_who_visits_or_opens_a_hospital_of_a_town_is_there() -> None:
    text = (
        "A ministra da Saúde de Angola visitou na segunda-feira o Hospital Geral do Huambo com o embaixador de Cuba. Médicos "
        "cubanos trataram 300 doentes."
    )
    assert "Huambo" in places(text)


def test_a_hospital_named_for_somebody_tells_no_town() -> None:
    text = (
        "Madaktari bingwa 12 kutoka Misri wamewasili mkoani Dodoma, Tanzania, kufanya upasuaji wa moyo kwa watoto 40 katika "
        "Hospitali ya Juma Mkapala."
    )
    assert "Juma Mkapala" not in places(text)


def test_a_place_told_with_the_word_for_what_it_is_has_its_bare_name_in_english() -> None:
    said = "Dokter Jepang mengoperasi pasien katarak di Kabupaten Belu, Indonesia."
    assert {place.name: place.name_en for place in facts(said, Place)} == {
        "Kabupaten Belu": "Belu",
        "Indonesia": "Indonesia",
    }
    said = "Des médecins du Japon ont opéré des malades dans le district de Aacham, au Népal."
    assert {place.name: place.name_en for place in facts(said, Place)} == {
        "district de Aacham": "Aacham",
        "Népal": "Nepal",
    }


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("جاپان کے ڈاکٹروں نے مدد کی اور اس کے نتیجے میں افغان قندھار شہر میں جاپانی اور افغان ڈاکٹروں نے مریضوں کا علاج کیا۔", "شہر میں جاپانی"),
        (
            "Médicos do Brasil operaram doentes em Angola. Nos últimos três anos, a Olho Vivo já realizou mais de 200 "
            "cirurgias no hospital de Luanda.",
            "Olho Vivo",
        ),
        ("Голова фонду Олег Кравець, Мар’яна Дубенко та лікарі побували в лікарні в Польщі.", "Мари"),
    ],
)  # fmt: skip
def test_small_words_articles_and_parts_of_words_make_no_places(said: str, wrong: str) -> None:
    assert wrong not in places(said)


def test_towns_of_a_weather_line_are_no_places() -> None:
    said = (
        "Antalya 14 °C\nAnkara 9°C\n\nTürk doktorlar Somali'nin başkenti Mogadişu'daki hastanede hastaları tedavi etti."
    )
    assert {"Antalya", "Ankara"}.isdisjoint(places(said))
    assert "Mogadişu" in places(said)
