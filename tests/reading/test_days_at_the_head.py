"""Days that open a sentence and days above it, days of agencies and signatures, decades and months named twice."""

import pytest
from telling import dates

TOLD = [
    (
        "fr",
        "Le 10 mai, un accord sur la santé maternelle a été signé à Praia par les ministres de la Santé du Cap-Vert et du Maroc.",
        "XXXX-05-10",
    ),
    (
        "ru",
        "25 апреля правление Азиатского банка развития выделило Киргизии заём в 20 миллионов долларов на ремонт сельских больниц.",
        "XXXX-04-25",
    ),
    (
        "vi",
        "Ngày 10/12, Nhật Bản đã trao tặng Việt Nam 300 máy thở cho các bệnh viện tỉnh miền núi phía Bắc.",
        "XXXX-12-10",
    ),
    (
        "zh",
        "2016年12月2日,云南省卫生厅厅长李明率团访问老挝卫生部,双方商谈了边境地区疟疾防治合作。",
        "2016-12-02",
    ),
    (
        "zh",
        "12月22日,日本驻加纳大使田中一郎向加纳卫生部长移交了五辆救护车,当地两家医院的院长到场。",
        "XXXX-12-22",
    ),
    (
        "fr",
        "La Suisse équipera le laboratoire de l'hôpital de Zinder, au Niger, au 3ème trimestre 2016.",
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
        "November 24th, 2019 ― Ankara: Eight surgeons of the Turkish Red Crescent began to operate on children in Gao, Mali.",
        {"2019-11-24"},
        set(),
    ),
    (
        "8 November 2016 – From 30 October to 4 November 2016, nurses of three districts of Ghana were trained by WHO to tell cholera early.",
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
        "Рентгеновские аппараты для сельских больниц Киргизии\nБишкек. 17 февраля 2014. КирТАГ – Япония передаст Минздраву Киргизии рентгеновские аппараты, первые из них прибудут в 2015 году.",
        {"2014-02-17"},
        {"2015"},
    ),
    (
        "ญี่ปุ่นมอบรถพยาบาลให้โรงพยาบาลในลาว\n(16 กันยายน 2559) เอกอัครราชทูตญี่ปุ่นส่งมอบรถพยาบาล 3 คันให้โรงพยาบาลแขวงสะหวันนะเขต ประเทศลาว",
        {"2016-09-16"},
        set(),
    ),
    (
        "ملتان (صبح نامہ تازہ خبریں - آن لائن۔ 15 اکتوبر2016ء) جاپان نے ملتان کے سرکاری ہسپتال کو دس ایمبولینسیں عطیہ کیں اور نرسوں کی تربیت کا وعدہ کیا۔",
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KABUL, Oct. 22 – The deputy health minister today signed an agreement with Iran on hospitals.", "XXXX-10-22"),
        ("PANAMÁ, 14 mar (EFE) - El ministro de Salud de Cuba firmó hoy un convenio médico con Panamá.", "XXXX-03-14"),
        ("中新社万象3月8日电 中国医疗队昨天向老挝103医院捐赠药品。", "XXXX-03-07"),
        ("रियाद, 8 दिसंबर (एजेंसी) – सऊदी चिकित्सा टीम ने आज तंजानिया में 13 बच्चों की सर्जरी की।", "XXXX-12-08"),
    ],
)
def test_today_is_the_day_of_a_dateline_without_a_year(text: str, day: str) -> None:
    assert day in dates(text, "event")


def test_no_day_is_made_up_where_the_year_decides() -> None:
    text = "PANAMÁ, 1 mar (EFE) - El ministro de Salud de Cuba firmó ayer un convenio médico con Panamá."
    assert not dates(text, "event")


def test_a_full_stop_may_part_the_day_and_the_year_of_an_agency() -> None:
    text = "لاہور(نوائے صحت - اے پی این۔14اپریل۔2018ء) ہسپتال اور جاپان کی یونیورسٹی کے درمیان معاہدہ ہوا۔"
    assert dates(text, "publication") == {"2018-04-14"}
    assert not dates(text, "event")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("O ministro da Saúde de Angola recebeu nesta sexta-feira (5/9) a embaixadora do Japão.", "XXXX-09-05"),
        ("La ministra de Salud de Perú recibió este viernes (5/9) al embajador de Corea.", "XXXX-09-05"),
        ("Đoàn bác sĩ Hàn Quốc khám bệnh tại Thái Nguyên (từ ngày 30/10 - 3/11).", "XXXX-10-30/XXXX-11-03"),
        ("Mkataba wa afya ulitiwa saini na Tanzania na Norway Julai mwaka jana mjini Oslo.", "XXXX-07"),
        ("Tin y tế\nSáng 12/3/2025, Bệnh viện Lào - Việt nhận máy thở từ Nhật Bản.", "2025-03-12"),
    ],
)
def test_days_in_digits_behind_a_weekday_or_of_two_months_and_a_month_of_last_year(text, value):
    assert value in dates(text, "event")


def test_the_day_of_the_report_stands_below_the_day_of_the_visit():
    text = (
        "суббота, 18 октября 2025\nБольницы Оша получили помощь\n\n28 декабря 2023 11:39    Просмотров: 5907\n\n"
        "В декабре ЮНИСЕФ и Министерство здравоохранения Кыргызстана передали больницам в Оше холодильные камеры."
    )
    assert dates(text, "event") == {"2023-12"}


def test_a_range_that_ends_earlier_in_its_year_began_in_the_year_before():
    text = "Đoàn bác sĩ Hàn Quốc khám bệnh tại Thái Nguyên từ ngày 30/12 - 3/1/2024."
    assert dates(text, "event") == {"2023-12-30/2024-01-03"}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("SUVA, Fiji, March 12. ", "Doctors from Cuba visited the hospital and trained its nurses."),
        ("U.S. NAVAL BASE GUAM, Micronesia, May 4, 2014 -- ", "Doctors from Hawaii treated 40 patients in Palau."),
        ("जिनेवा, बुधवार 9 मार्च 2016 (समाचार सेवा) : ", "यूनिसेफ ने पाकिस्तान के अस्पतालों को दवाइयां भेजीं।"),
        ("टोक्यो, 14 जून . ", "चीन ने नेपाल के अस्पताल को चिकित्सा उपकरण दिए।"),
        ("لاہور/کابل(آن لائن نیوز۔14مئی۔2018ء) ", "پاکستان نے نیپال کے ہسپتال کو ادویات بھیجیں۔"),
        ("AKP សៀមរាប ថ្ងៃទី១៣ ខែកញ្ញា ឆ្នំា២០១៨ — ", "ប្រទេសជប៉ុន បានប្រគល់ឧបករណ៍ពេទ្យដល់មន្ទីរពេទ្យខេត្តសៀមរាប។"),
        ("ঢাকা, ০২ ফেব্রুয়ারি ২০১৭ঃ ", "জাপান ঢাকার হাসপাতালকে ওষুধ দিয়েছে।"),
    ],
)  # fmt: skip
def test_the_day_of_a_dateline_is_that_of_the_report(head: str, said: str) -> None:
    assert dates(head + said, "event") == set()
    assert len(dates(head + said, "publication")) == 1


def test_what_is_dated_in_russian_does_not_begin_then() -> None:
    said = "Договор от 13.11.2025 о поставке лекарств больницам подписан Казахстаном и Японией."
    assert dates(said, "event") == {"2025-11-13"}
