"""Whose a body is: told by its name and by a people behind it, guessed for no hospital and no town."""

import pytest
from telling import told


def homes(text: str) -> dict[str, str | None]:
    return {p.name: p.country for p in told(text, "partner") if p.type != "country"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Angola envia médicos a Cabo Verde, disse o Ministério dos Negócios Estrangeiros português.",
            "Ministério dos Negócios Estrangeiros português",
            "PT",
        ),
        ("Le ministère de la Santé malien a reçu des vaccins de la Chine.", "ministère de la Santé malien", "ML"),
        (
            "El Ministerio de Salud Pública cubano envió médicos a Honduras.",
            "Ministerio de Salud Pública cubano",
            "CU",
        ),
    ],
)
def test_a_people_behind_a_name_says_whose_the_body_is(text: str, name: str, country: str) -> None:
    assert homes(text)[name] == country


def test_a_friendship_does_not_say_where_the_hospital_stands() -> None:
    text = (
        "第三批中国援柬埔寨中医医疗队启程。医疗队由四川省中医医院组成,赴柬后将依托考斯玛中柬友谊医院开展诊疗活动。"
        "中国与柬埔寨合作。"
    )
    assert homes(text)["考斯玛中柬友谊医院"] is None


def test_a_town_joined_by_a_hyphen_is_not_where_the_hospital_stands() -> None:
    text = "ኢትዮጵያ እና ቻይና ተባበሩ። የቻይና የሕክምና ቡድን ጥሩነሽ-ቤጂንግ ሆስፒታል ውስጥ ህክምና ሰጠ።"
    assert homes(text)["ጥሩነሽ-ቤጂንግ ሆስፒታል"] is None


def test_a_hospital_is_not_its_guests() -> None:
    text = (
        "Balozi wa Japani Kenji Mori amekabidhi vitanda katika hospitali ya Sumve. "
        "Japani imesaidia sekta ya afya. Japani itaendelea kusaidia hospitali ya Sumve. Tanzania imeishukuru."
    )
    assert homes(text)["hospitali ya Sumve"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Министерства здравоохранения двух стран, России и Сирии, подписали меморандум о сотрудничестве.",
        "Les ministères de la Santé des deux pays, le Mali et le Maroc, ont signé un accord de coopération.",
        "The ministries of health of the two countries, Mali and Morocco, signed an agreement on health.",
        "Os ministérios da Saúde dos dois países, Angola e Cuba, assinaram um acordo de cooperação.",
    ],
)
def test_the_ministries_of_countries_are_no_one_body(text: str) -> None:
    assert homes(text) == {}


def test_a_ministry_beside_countries_is_one() -> None:
    text = "Министерство здравоохранения подписало соглашение с двумя странами, Россией и Китаем."
    assert "Министерство здравоохранения" in homes(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Madaktari wa Misri pamoja na Afisa wa Ubalozi Bw. Hamisi Faki walitoa matibabu Zanzibar.",
            "Ubalozi Bw",
        ),
        (
            "Japan donated beds to Sri Lanka. Secretary of the State Ministry Dr. K.L. Perera received them.",
            "State Ministry Dr",
        ),
    ],
)
def test_a_title_is_no_part_of_a_ministry(text: str, name: str) -> None:
    assert not [n for n in homes(text) if n.startswith(name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("জাপান কুমিল্লা মেডিকেল কলেজ হাসপাতালে সরঞ্জাম দিয়েছে।", "কুমিল্লা মেডিকেল কলেজ হাসপাতাল"),
        ("Japonya Ankara Şehir Hastanesi'ne cihaz bağışladı.", "Ankara Şehir Hastanesi"),
        ("Жапония Алматы қалалық клиникалық ауруханасына құрал-жабдық берді.", "Алматы қалалық клиникалық ауруханасы"),
    ],
)
def test_who_gives_to_a_hospital_is_no_part_of_its_name(text: str, name: str) -> None:
    assert name in homes(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Japan donated medicines to Moi Teaching and Referral Hospital in Kenya.",
            "Moi Teaching and Referral Hospital",
        ),
        ("سلمت منظمة الصحة العالمية أدوية إلى مستشفى مرزق العام في ليبيا.", "مستشفى مرزق العام"),
    ],
)
def test_a_hospital_is_named_with_what_kind_it_is(text: str, name: str) -> None:
    assert name in homes(text)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Bộ Y tế Cộng hòa Belarus tặng vắc xin cho Bộ Y tế Việt Nam.", "Bộ Y tế Cộng hòa Belarus", "BY"),
        ("Bộ Y tế Vương quốc Jordan tặng vắc xin cho Việt Nam.", "Bộ Y tế Vương quốc Jordan", "JO"),
    ],
)
def test_a_republic_is_named_in_full_behind_its_body(text: str, name: str, country: str) -> None:
    assert homes(text)[name] == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("İran'ın Ankara Büyükelçiliği Türkiye'ye 20 yatak bağışladı.", "İran'ın Ankara Büyükelçiliği", "IR"),
        ("Türkiye'nin Bişkek Büyükelçiliği Kırgızistan'a 5 ambulans verdi.", "Türkiye'nin Bişkek Büyükelçiliği", "TR"),
        ("Жапонияның Қазақстандағы елшілігі ауруханаға екі көлік берді.", "Жапонияның Қазақстандағы елшілігі", "JP"),
    ],
)
def test_an_embassy_is_whose_it_is_not_where_it_stands(text: str, name: str, country: str) -> None:
    (embassy,) = [p for p in told(text, "partner") if p.type == "embassy"]
    assert (embassy.name, embassy.country) == (name, country)


@pytest.mark.parametrize(
    "text",
    [
        "Bakan Yardımcısı başkanlığındaki Japon heyeti Nijer'i ziyaret etti.",
        "Sağlık Bakanı Ali Kaya başkanlığında bir heyet Nijer'i ziyaret etti.",
    ],
)
def test_under_whom_somebody_comes_is_no_body(text: str) -> None:
    assert not any("başkanlığı" in p.name for p in told(text, "partner"))


def test_a_ministry_without_a_country_is_of_where_the_language_is_written() -> None:
    text = (
        "Tin tức\n\nNhật Bản và Lào hỗ trợ Việt Nam. Lào và Nhật Bản cử đoàn bác sĩ sang Việt Nam. "
        "Bộ Y tế ký thỏa thuận hợp tác với các chuyên gia. Bộ Y tế Lào cảm ơn."
    )
    ministries = {f.country for f in told(text, "partner") if f.type == "ministry"}
    assert ministries == {"VN", "LA"}


def test_an_embassy_of_a_country_that_a_town_is_named_like() -> None:
    text = "A Embaixada do Líbano doou vinte camas ao Hospital Central da Beira, em Moçambique."
    assert [(p.type, p.country) for p in told(text, "partner") if p.type == "embassy"] == [("embassy", "LB")]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("老挝卫生部长本坎在万象会见了中国医疗队队长。", "老挝卫生部", "LA"),
        ("斐濟衛生部長瓦卡與日本大使簽署了醫療合作備忘錄。", "斐濟衛生部", "FJ"),
    ],
)
def test_an_office_written_with_its_body_tells_of_the_body(text: str, name: str, country: str) -> None:
    assert [(p.name, p.country) for p in told(text, "partner") if p.type == "ministry"] == [(name, country)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("สถานเอกอัครราชทูตไทยประจำ สปป. ลาว มอบอุปกรณ์ทางการแพทย์แก่โรงพยาบาลมโหสถ", "สถานเอกอัครราชทูตไทยประจำ สปป. ลาว", "TH"),
        ("ສະຖານທູດສະຫະລັດອາເມລິກາ ປະຈຳ ສປປ ລາວ ມອບເຄື່ອງຊ່ວຍຫາຍໃຈ 10 ເຄື່ອງ ໃຫ້ໂຮງໝໍມິດຕະພາບ.", "ສະຖານທູດສະຫະລັດອາເມລິກາ ປະຈຳ ສປປ ລາວ", "US"),
        ("ស្ថានទូតជប៉ុនប្រចាំកម្ពុជា ប្រគល់រថយន្តសង្គ្រោះ ៥គ្រឿង ជូនមន្ទីរពេទ្យបង្អែកខេត្តព្រៃវែង។", "ស្ថានទូតជប៉ុនប្រចាំកម្ពុជា", "JP"),
        ("ทีมแพทย์อาสาจากเกาหลีใต้ผ่าตัดปากแหว่งให้เด็ก 60 คน ที่โรงพยาบาลนครพนม", "ทีมแพทย์อาสาจากเกาหลีใต้", "KR"),
        ("ក្រុមគ្រូពេទ្យស្ម័គ្រចិត្ត សួយម៉ានឡី តៃវ៉ាន់ បានព្យាបាលជំងឺ ជូនប្រជាពលរដ្ឋ ៣០០នាក់ នៅខេត្តកំពត។", "ក្រុមគ្រូពេទ្យស្ម័គ្រចិត្ត សួយម៉ានឡី តៃវ៉ាន់", "TW"),
        ("Tổ chức Sao Mai (Hàn Quốc) phối hợp với Sở Y tế Quảng Ngãi khám bệnh cho 200 người.", "Tổ chức Sao Mai", "KR"),
    ],
)  # fmt: skip
def test_an_embassy_or_team_is_of_who_sent_it(text: str, name: str, country: str) -> None:
    assert homes(text)[name] == country


def test_a_country_in_brackets_behind_a_body_is_no_partner_itself() -> None:
    text = "Bệnh viện Sao Mai và Bệnh viện Đại học Kita (Nhật Bản) hợp tác đào tạo ghép gan cho 12 bác sĩ."
    assert not [p for p in told(text, "partner") if p.type == "country"]


def test_a_team_is_not_called_by_the_body_whose_it_is() -> None:
    text = "Đoàn bác sĩ của Tổ chức Sao Mai khám bệnh miễn phí cho 200 người dân Lào tại Viêng Chăn."
    assert "Tổ chức Sao Mai" in homes(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngân hàng Thế giới tài trợ cho Viện Vệ sinh và Dịch tễ Trung ương 5 triệu USD.", "Viện Vệ sinh và Dịch tễ Trung ương"),
        ("รพ.แม่สอด มอบเครื่องช่วยหายใจแก่โรงพยาบาลมโหสถ สปป.ลาว", "รพ.แม่สอด"),
    ],
)  # fmt: skip
def test_a_name_goes_on_behind_a_small_word_or_a_stop(text: str, name: str) -> None:
    assert name in homes(text)


def test_a_namesake_of_a_town_in_a_land_nobody_speaks_of_does_not_say_whose_a_body_is() -> None:
    said = (
        "Los cirujanos de España y del hospital Reina Sofía operaron a 17 niños en El Salvador con la Fundación Homs."
    )
    assert set(homes(said).values()).isdisjoint({"BG", "SY"})
