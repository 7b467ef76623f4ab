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


HELP = {
    "en": (
        "Fiji sends doctors and medicines to Tonga after the earthquake\n\n"
        "The government of Fiji will send 30 doctors and nurses with a field hospital and two tons of medicines to Tonga, its Minister of Health said on Monday. "
        "The medical team will treat the injured at the hospital of Nuku'alofa. "
        "Tents and rice follow by ship. "
        "The ambassador of Tonga thanked Fiji for the medical aid."
    ),
    "fr": (
        "Le Maroc envoie un hôpital de campagne au Tchad après les inondations\n\n"
        "Le Maroc a envoyé à N'Djamena un hôpital de campagne avec 25 médecins et infirmiers pour soigner les sinistrés des inondations. "
        "Trois tonnes de médicaments et des vaccins contre le choléra ont été remis au ministère de la Santé publique du Tchad. "
        "Des tentes et des couvertures suivront. "
        "L'ambassadeur du Maroc a salué la coopération sanitaire."
    ),
    "ru": (
        "Казахстан направил врачей в Киргизию после землетрясения\n\n"
        "Казахстан направил в Киргизию 20 врачей и две тонны лекарств для пострадавших от землетрясения. "
        "Хирурги работают в больнице Бишкека, где прооперировали 40 раненых. "
        "Посол Казахстана передал Минздраву аппараты ИВЛ. "
        "Палатки и мука прибудут позже."
    ),
    "id": (
        "Indonesia kirim tim medis ke Vanuatu setelah gempa\n\n"
        "Indonesia mengirim 30 dokter dan perawat serta obat-obatan untuk korban gempa bumi di Vanuatu. "
        "Tim medis merawat pasien di rumah sakit Port Vila. "
        "Tenda dan beras dikirim dengan kapal. "
        "Menteri Kesehatan Vanuatu berterima kasih."
    ),
    "ar": (
        "أرسلت قطر مستشفى ميدانيا وطاقما طبيا إلى المغرب بعد الزلزال\n\n"
        "أرسلت قطر 30 طبيبا وممرضا وطنين من الأدوية إلى المغرب لعلاج الجرحى. "
        "وأجرى الأطباء 40 عملية جراحية في مستشفى مراكش. "
        "وستصل الخيام والبطانيات لاحقا. "
        "وشكر وزير الصحة المغربي سفير قطر."
    ),
    "zh": (
        "中国向尼泊尔派遣医疗队\n\n"
        "地震发生后,中国向尼泊尔派遣30名医生和护士,并捐赠两吨药品。"
        "医疗队在加德满都医院为伤员做了40例手术。"
        "帐篷和大米随后运到。"
        "尼泊尔卫生部长向中国大使表示感谢。"
    ),
    "tr": (
        "Türkiye depremden sonra Nepal'e sahra hastanesi gönderdi\n\n"
        "Türkiye, depremin ardından Nepal'e 30 doktor ve hemşire ile iki ton ilaç gönderdi. "
        "Doktorlar Katmandu'daki hastanede 40 yaralıyı ameliyat etti. "
        "Çadır ve battaniyeler daha sonra gelecek. "
        "Nepal Sağlık Bakanı Türkiye'nin büyükelçisine teşekkür etti."
    ),
    "hi": (
        "भारत ने भूकंप के बाद नेपाल में चिकित्सा दल भेजा\n\n"
        "भारत ने नेपाल में 30 डॉक्टर और नर्सें तथा दो टन दवाएं भेजीं। "
        "डॉक्टरों ने काठमांडू के अस्पताल में 40 घायलों का ऑपरेशन किया। "
        "तंबू और चावल बाद में पहुंचेंगे। "
        "नेपाल के स्वास्थ्य मंत्री ने भारत के राजदूत को धन्यवाद दिया।"
    ),
    "es": (
        "Cuba envía una brigada médica a Honduras tras las inundaciones\n\n"
        "Cuba envió a Honduras 25 médicos y enfermeros y dos toneladas de medicamentos para los damnificados por las inundaciones. "
        "La brigada atiende a los heridos en el hospital de San Pedro Sula. "
        "Las tiendas y el arroz llegarán después. "
        "La ministra de Salud agradeció al embajador de Cuba."
    ),
}


@pytest.mark.parametrize("language", HELP)
def test_doctors_and_medicines_after_a_disaster_are(language: str) -> None:
    assert read_text(HELP[language]).relevant
