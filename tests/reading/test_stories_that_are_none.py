"""Stories that look like cooperation on health and are none: relief without health, casualties, watch at borders."""

import pytest

from cosante.reading import read_text

STORIES = {
    "en": (
        "Fiji sends rice and tents to Tonga after the flood\n\n"
        "The government of Fiji will send 300 tons of rice, drinking water and 500 tents to the flood victims in Tonga, its Minister of Agriculture said on Monday. "
        "A ship with blankets, flour and generators left Suva for Nuku'alofa on Sunday. "
        "The ambassador of Tonga thanked Fiji for the relief aid. "
        "Many families have lost their homes since the earthquake and the flood; hospitals are open."
    ),
    "ru": (
        "Казахстан направил в Киргизию муку и палатки\n\n"
        "Казахстан направил в Киргизию гуманитарную помощь пострадавшим от землетрясения: 300 тонн муки, палатки, одеяла и генераторы. "
        "Об этом сообщили в МЧС. "
        "Спасатели с собаками ищут людей под завалами. "
        "Посол Казахстана передал груз властям Бишкека. "
        "Раненые доставлены в больницу."
    ),
    "pt": (
        "Angola reforça vigilância na fronteira com a República Democrática do Congo\n\n"
        "O Ministério da Saúde de Angola reforçou o controlo sanitário nos postos fronteiriços com a República Democrática do Congo depois de um surto de ébola no país vizinho. "
        "Os viajantes passam por câmaras térmicas e medição da temperatura. "
        "Nenhum caso foi confirmado em Angola. "
        "Os passageiros que chegam de Kinshasa ficam em quarentena."
    ),
    "id": (
        "Indonesia kirim beras dan tenda untuk korban gempa di Vanuatu\n\n"
        "Pemerintah Indonesia mengirim 50 ton beras, tenda, selimut, dan genset untuk korban gempa bumi di Vanuatu. "
        "Bantuan kemanusiaan itu diberangkatkan Senin dengan pesawat Hercules. "
        "Duta Besar Vanuatu menyampaikan terima kasih kepada Indonesia. "
        "Banyak warga kehilangan rumah; rumah sakit tetap buka."
    ),
    "hi": (
        "भारत ने नेपाल के बाढ़ पीड़ितों के लिए चावल और तंबू भेजे\n\n"
        "भारत ने नेपाल के बाढ़ पीड़ितों के लिए 200 टन चावल, आटा, तंबू और कंबल भेजे हैं। "
        "विदेश मंत्रालय ने सोमवार को यह जानकारी दी। "
        "राहत सामग्री काठमांडू पहुंच गई है। "
        "नेपाल के राजदूत ने भारत का आभार जताया। "
        "भूकंप में घायल लोग अस्पताल में हैं।"
    ),
    "ko": (
        "한국, 미얀마 지진 피해 지역에 쌀과 텐트 지원\n\n"
        "한국 정부는 미얀마 지진 피해 지역에 쌀 300톤과 텐트, 담요, 발전기를 지원했다. "
        "구조대는 수색견과 함께 잔해 속에서 실종자를 찾고 있다. "
        "주미얀마 한국대사는 양곤에서 구호물자를 전달했다. "
        "부상자는 병원으로 옮겨졌다."
    ),
    "ar": (
        "المغرب يرسل الدقيق والخيام إلى تشاد\n\n"
        "أرسل المغرب إلى تشاد 200 خيمة و50 طنا من الدقيق والأرز والبطانيات للمتضررين من الفيضانات. "
        "وسلم سفير المغرب المساعدات الغذائية إلى السلطات في نجامينا يوم الاثنين. "
        "وشاركت فرق الإنقاذ في البحث تحت الأنقاض بعد الزلزال. "
        "ونقل الجرحى إلى المستشفى."
    ),
}


@pytest.mark.parametrize("language", STORIES)
def test_relief_and_watch_without_health_are_not_ours(language: str) -> None:
    reading = read_text(STORIES[language])
    assert reading.document.language == language
    assert not reading.relevant


def test_doctors_and_medicines_after_an_earthquake_are() -> None:
    text = (
        "Fiji sends doctors and medicines to Tonga after the earthquake\n\nThe government of Fiji will send 30 doctors and "
        "nurses with a field hospital and two tons of medicines to Tonga, its Minister of Health said on Monday. The medical "
        "team will treat the injured at the hospital of Nuku'alofa. Tents and rice follow by ship. The ambassador of Tonga "
        "thanked Fiji for the medical aid."
    )
    assert read_text(text).relevant
