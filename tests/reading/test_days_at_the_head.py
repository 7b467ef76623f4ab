"""Days that open a sentence and days above it, days of agencies and signatures, decades and months named twice."""

import pytest
from telling import dates

TOLD = [
    (
        "fr",
        "Le 10 mai, l'accord-cadre sur la santé a été signé à La Havane par les ministres de la Santé de Cuba et de l'Algérie.",
        "XXXX-05-10",
    ),
    (
        "ru",
        "25 апреля Совет исполнительных директоров Всемирного банка одобрил кредит в размере 20 миллионов долларов Узбекистану на модернизацию больниц.",
        "XXXX-04-25",
    ),
    (
        "vi",
        "Ngày 10/12, lô vaccine phòng Covid-19 gồm 2,5 triệu liều do Chính phủ Đức tặng Việt Nam đã về tới sân bay Nội Bài.",
        "XXXX-12-10",
    ),
    (
        "zh",
        "2016年12月2日,国家卫生计生委副主任王培安率代表团访问非盟总部,并与非盟委员会副主席姆温查举行工作会谈。",
        "2016-12-02",
    ),
    (
        "zh",
        "12月22日,中国驻苏丹使馆临时代办张向华与苏丹卫生部长签署医疗物资交接证书,中国援苏丹医疗队队长参加。",
        "XXXX-12-22",
    ),
    (
        "fr",
        "L'Agence française de développement finance le démarrage des travaux de la maternité de Moroni aux Comores au 3ème trimestre 2016.",
        "2016-07/2016-09",
    ),
    ("am", "የቻይና የሕክምና ቡድን በኢትዮጵያ ከ1970ዎቹ ጀምሮ የተለያዩ የሕክምና አገልግሎቶችን በመስጠት ላይ ይገኛል።", "197X/.."),
    ("ko", "한국 의료진은 1990년대 캄보디아 프놈펜 병원에서 환자를 진료했다.", "199X"),
    ("zh", "上世纪1970年代,中国向坦桑尼亚派遣医疗队,为当地患者提供医疗服务。", "197X"),
    ("vi", "Trong những năm 1990, Nhật Bản đã giúp Việt Nam xây dựng bệnh viện và đào tạo bác sĩ tại Hà Nội.", "199X"),
    (
        "sw",
        "Katika miaka ya 1990 Serikali ya Japani ilijenga hospitali nchini Tanzania na kutoa mafunzo kwa wauguzi.",
        "199X",
    ),
    ("tr", "Japonya 1990'lı yıllarda Türkiye'ye hastane inşa etti ve Türk doktorları eğitti.", "199X"),
    ("ur", "جاپان نے 1990 کی دہائی میں پاکستان میں ہسپتال تعمیر کیا اور نرسوں کو تربیت دی۔", "199X"),
    ("th", "ในทศวรรษ 1990 ญี่ปุ่นช่วยประเทศไทยสร้างโรงพยาบาลและฝึกอบรมแพทย์", "199X"),
    ("fr", "Selon la loi 2016-45, le Luxembourg a construit un hôpital au Niger en 2020.", "2020"),
    ("pt", "O Brasil enviou vacinas a Moçambique no dia 1.º de outubro de 2021.", "2021-10-01"),
    ("ru", "2-го мая 2023 года Турция передала Киргизии десять машин скорой помощи.", "2023-05-02"),
    ("ar", "أرسلت قطر فريقا طبيا إلى الصومال في نوفمبر (تشرين الثاني) 2021.", "2021-11"),
    ("uk", "У суботу, 16-го грудня 2023 року, ВООЗ передала Україні ліки для лікарень.", "2023-12-16"),
    ("ar", "أرسلت قطر فريقا طبيا إلى الصومال في 5 نوفمبر/تشرين الثاني 2021.", "2021-11-05"),
]


@pytest.mark.parametrize(("language", "said", "value"), TOLD, ids=[f"{code}-{value}" for code, _, value in TOLD])
def test_a_day_or_a_time_of_a_deed_is_read_as_that(language, said, value):
    assert dates(said, "event") | dates(said, "period") == {value}
    assert dates(said, "publication") == set()


HEADED = [
    (
        "November 24th, 2019 ― Doha: The medical convoy of Qatar Red Crescent Society has started its work in Atbara, Sudan, treating patients.",
        {"2019-11-24"},
        set(),
    ),
    (
        "8 November 2016 – From 30 October to 4 November 2016, WHO conducted a training of trainers for rapid response teams in Somalia.",
        {"2016-11-08"},
        {"2016-10-30/2016-11-04"},
    ),
    (
        "15 June 2023, Geneva - WHO and the Government of Japan signed an agreement on health emergencies for Nepal worth 3 million dollars.",
        {"2023-06-15"},
        set(),
    ),
    ("২ আগস্ট, ২০১৬ ১৯:১৯\n\nজাপান সরকার বাংলাদেশের স্বাস্থ্য মন্ত্রণালয়কে ১০টি অ্যাম্বুলেন্স হস্তান্তর করেছে।", {"2016-08-02"}, set()),
    (
        "Минздрав Узбекистана купит медоборудование на кредит саудовского фонда\nТашкент. 17 февраля 2014. УзТАГ – Саудовский фонд развития выделит Минздраву Узбекистана кредит, медоборудование поступит в 2015 году.",
        {"2014-02-17"},
        {"2015"},
    ),
    (
        "ไทยกับกัมพูชาลงนามความร่วมมือด้านสาธารณสุข\n(16 กันยายน 2559) รัฐมนตรีว่าการกระทรวงสาธารณสุขของไทยและกัมพูชาลงนามบันทึกความเข้าใจด้านสาธารณสุข",
        {"2016-09-16"},
        set(),
    ),
    (
        "لاہور (اُردو پوائنٹ اخبارتازہ ترین - آن لائن۔ 15 اکتوبر2016ء) وزیر صحت نے عالمی ادارہ صحت کے وفد سے ملاقات کی اور نرسوں کی تربیت کا معاہدہ کیا۔",
        {"2016-10-15"},
        set(),
    ),
    (
        "Le Japon a remis le 2 octobre 2020 trente lits d'hôpital au ministère de la Santé du Bénin, a annoncé l'ambassade du Japon au Bénin.\n\nA.A.A\n\n5 octobre 2020  par",
        {"2020-10-05"},
        {"2020-10-02"},
    ),
    (
        "الخميس\n16 10 2025\nوقع وزير الصحة السعودي ونظيره الإيراني مذكرة تفاهم للتعاون الصحي في الرياض.",
        {"2025-10-16"},
        set(),
    ),
    (
        "中新网1月14日电 据中央社13日报道,海地强震12日发生后,世界卫生组织向海地派遣12名专家救治伤员。",
        {"XXXX-01-14", "XXXX-01-13"},
        {"XXXX-01-12"},
    ),
]


@pytest.mark.parametrize(("said", "published", "told"), HEADED)
def test_a_day_above_a_report_or_of_who_told_it_is_no_day_of_a_deed(said, published, told):
    assert dates(said, "publication") == published
    assert dates(said, "event") == told
