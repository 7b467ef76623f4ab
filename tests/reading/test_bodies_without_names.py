"""A body of which only what it is, or whose, is told has no name, and is no partner."""

import pytest

from cosante.languages.folding import fold
from cosante.reading import reader


def bodies(said: str) -> set[str]:
    """The bodies that the page names, before they are weighed."""
    page = reader.page_of(reader.judge(said))
    return {page.text[n.start : n.end].replace(" ", "") for n in page.partners if n.type != "country"}


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("한국국제보건의료재단은 베트남 지역 병원 30곳에 의약품을 전달했다.", "베트남 지역 병원"),
        ("中国医疗队将依托对口医院培养多哥医务人员。", "对口医院"),
        ("韩国政府邀请蒙古企业和蒙古医院参加培训。", "蒙古医院"),
        ("Chương trình do tổ chức phi chính phủ Nhật Bản tài trợ cho Lào.", "tổ chức phi chính phủ Nhật Bản"),
        ("คณะแพทย์จากจีนตรวจรักษาประชาชนที่โรงพยาบาลท้องถิ่นในแขวงจำปาสัก", "โรงพยาบาลท้องถิ่น"),
        ("มหาวิทยาลัยชั้นนำของญี่ปุ่นส่งผู้เชี่ยวชาญมาฝึกอบรมพยาบาลไทย", "มหาวิทยาลัยชั้น"),
        ("สหภาพยุโรปสนับสนุนงบประมาณให้องค์กรภาคประชาสังคมในเมียนมา", "องค์กรภาคประชาสังคม"),
        ("ທີມແພດຈີນ ກວດພະຍາດໃຫ້ປະຊາຊົນ ຢູ່ ໂຮງໝໍໃຫຍ່ ໃນນະຄອນຫຼວງວຽງຈັນ.", "ໂຮງໝໍໃຫຍ່"),
        ("ស្ថានទូតជប៉ុនប្រគល់រថយន្តសង្គ្រោះ ៣ គ្រឿងដល់មន្ទីរពេទ្យក្នុងស្រុក។", "មន្ទីរពេទ្យក្នុងស្រុក"),
        ("ဂျပန်သံရုံးက ဒေသခံဆေးရုံများသို့ ဆေးဝါးများ လှူဒါန်းခဲ့သည်။", "ဒေသခံဆေးရုံ"),
        ("Beberapa Lembaga Swadaya Masyarakat di Papua menerima obat dari Australia.", "Lembaga Swadaya Masyarakat"),
        ("Perusahaan Turki membangun klinik di Sulawesi Tengah.", "Perusahaan Turki"),
        ("The Ministry of Health of Ghana signed an agreement with Japanese companies.", "Japanese companies"),
        ("জাপান দূতাবাস শীর্ষ বিশ্ববিদ্যালয় থেকে চিকিৎসক এনেছে।", "শীর্ষ বিশ্ববিদ্যালয়"),
        ("जापानी दूतावासले स्थानीय अस्पताललाई पाँचवटा एम्बुलेन्स हस्तान्तरण गर्यो।", "स्थानीय अस्पताल"),
        ("भारत के स्वास्थ्य मंत्रालय ने जर्मन विश्वविद्यालय के साथ समझौता किया।", "जर्मन विश्वविद्यालय"),
        ("پاکستان کی وزارت صحت نے چینی کمپنی کے ساتھ معاہدہ کیا۔", "چینی کمپنی"),
        ("የኢትዮጵያ ጤና ሚኒስቴር ከህንድ ሆስፒታሎች ጋር ስምምነት ተፈራረመ።", "ህንድ ሆስፒታሎች"),
        ("أدوية وزعتها منظمة أممية في اليمن بدعم من الكويت.", "منظمة أممية"),
    ],
)
def test_it_has_no_name(said: str, body: str) -> None:
    assert fold(body).text.replace(" ", "") not in bodies(said)


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("코이카는 라오스 국립의료원에 의약품을 전달했다.", "라오스 국립의료원"),
        ("코이카는 누리 병원과 협력해 페루 주민 300명을 진료했다.", "누리 병원"),
        ("中国医疗队在中柬友谊医院开展义诊。", "中柬友谊医院"),
        ("สมาคมไทย - ลาว มอบเครื่องช่วยหายใจให้โรงพยาบาลแขวงบ่อแก้ว", "สมาคมไทย-ลาว"),
        ("Pemerintah Jepang memberi ambulans kepada Rumah Sakit Palestina di Gaza.", "Rumah Sakit Palestina"),
    ],
)
def test_a_name_is_one_still(said: str, body: str) -> None:
    assert fold(body).text.replace(" ", "") in bodies(said)
