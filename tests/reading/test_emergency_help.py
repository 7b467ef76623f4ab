"""Help in an emergency that is not goods alone: rescue teams, relief flights. A medical team is sent, goods are given."""

import pytest
from telling import told

SENT = [
    ("en", "Norway's government sent two relief flights to Malawi after the floods, the health ministry said."),
    ("fr", "Le gouvernement suisse a envoyé une équipe de sauveteurs au Maroc après le séisme, selon le ministère de la Santé."),
    ("es", "El Gobierno de Chile envió un equipo de rescate a Ecuador tras el terremoto, informó el Ministerio de Salud."),
    ("pt", "O Governo do Brasil enviou uma equipa de busca e resgate a Moçambique depois do ciclone, informou o Ministério da Saúde."),
    ("ar", "أرسلت تونس فريق إنقاذ إلى ليبيا بعد الفيضانات، وفق وزارة الصحة."),
    ("ur", "قطر نے سیلاب متاثرین کے لیے دو امدادی پروازیں کراچی بھیجیں۔"),
    ("hi", "भारत ने भूकंप के बाद म्यांमार को बचाव दल भेजा, स्वास्थ्य मंत्रालय ने बताया।"),
    ("ne", "भूकम्पपछि चीनले नेपालमा उद्धार टोली पठाएको स्वास्थ्य मन्त्रालयले जनाएको छ।"),
    ("bn", "ভূমিকম্পের পর বাংলাদেশ মিয়ানমারে একটি উদ্ধারকারী দল পাঠিয়েছে, জানিয়েছে স্বাস্থ্য মন্ত্রণালয়।"),
    ("sw", "Serikali ya Kenya ilituma timu ya uokoaji nchini Malawi baada ya mafuriko, Wizara ya Afya ilisema."),
    ("am", "የቱርክ መንግሥት ከመሬት መንቀጥቀጡ በኋላ የነፍስ አድን ቡድን ወደ ኢትዮጵያ ልኳል ሲል ጤና ሚኒስቴር ገለጸ።"),
    ("zh", "地震发生后，泰国政府向缅甸派出救援队，卫生部说。"),
    ("ko", "한국 정부는 지진 피해를 입은 네팔에 긴급구호대를 파견했다고 보건부가 밝혔다."),
    ("vi", "Chính phủ Nhật Bản đã cử đội cứu hộ sang Lào sau trận động đất, Bộ Y tế cho biết."),
    ("id", "Pemerintah Malaysia mengirim tim penyelamat ke Turki setelah gempa, kata Kementerian Kesehatan."),
    ("tr", "Türkiye, depremin ardından Nepal'e arama kurtarma ekibi gönderdi, Sağlık Bakanlığı açıkladı."),
    ("kk", "Жер сілкінісінен кейін Қазақстан Түркияға құтқару тобын жіберді, деп хабарлады Денсаулық сақтау министрлігі."),
    ("km", "រដ្ឋាភិបាលជប៉ុនបានបញ្ជូនក្រុមសង្គ្រោះទៅកម្ពុជាក្រោយទឹកជំនន់ នេះបើតាមក្រសួងសុខាភិបាល។"),
    ("lo", "ລັດຖະບານ ສປ ຈີນ ໄດ້ສົ່ງທີມກູ້ໄພມາ ສປປ ລາວ ຫຼັງໄພນໍ້າຖ້ວມ, ກະຊວງສາທາລະນະສຸກລາຍງານ."),
    ("my", "ငလျင်ပြီးနောက် တရုတ်အစိုးရက မြန်မာနိုင်ငံသို့ ကယ်ဆယ်ရေးအဖွဲ့ စေလွှတ်ခဲ့ကြောင်း ကျန်းမာရေးဝန်ကြီးဌာနက ပြောသည်။"),
    ("th", "รัฐบาลญี่ปุ่นส่งทีมกู้ภัยไปยังเมียนมาหลังเกิดแผ่นดินไหว กระทรวงสาธารณสุขระบุ"),
    ("ru", "После землетрясения Узбекистан направил в Турцию отряд спасателей, сообщил Минздрав."),
    ("uk", "Після землетрусу Україна направила до Туреччини рятувальний загін, повідомило Міністерство охорони здоров'я."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SENT, ids=[language for language, _ in SENT])
def test_rescue_teams_and_relief_flights_are_emergency_help(language: str, text: str) -> None:
    assert [(act.type, act.status) for act in told(text, "act")] == [("emergency_support", "done")]


def test_a_medical_team_is_sent_and_goods_are_given_in_an_emergency_too() -> None:
    team = "Peru's government sent an emergency medical team to Haiti after the earthquake, the health ministry said."
    goods = "Kuwait handed over 40 tonnes of medicines and tents for flood victims in Sudan, the health ministry said."
    assert [act.type for act in told(team, "act")] == ["personnel_deployment"]
    assert [act.type for act in told(goods, "act")] == ["donation"]
