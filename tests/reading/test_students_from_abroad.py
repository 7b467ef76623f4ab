"""Who recruits students from abroad does not cooperate on health, though a school of health does it."""

import pytest

from cosante.reading import read_text


@pytest.mark.parametrize(
    "text",
    [
        "가온보건대학교는 26일 베트남 하노이국제대학과 교류협력을 위한 양해각서를 체결하고 재학생을 대상으로 "
        "입시설명회를 진행했다. 양 기관은 한국어 어학연수생 교육과 상호 학생교류 프로그램을 약속했다. "
        "대학은 유학생 유치와 신입생 모집을 강화할 계획이다.",
    ],
)
def test_recruiting_students_is_no_cooperation_on_health(text: str) -> None:
    assert not read_text(text).relevant


def test_training_of_health_workers_from_abroad_is() -> None:
    text = "가온대병원은 몽골 보건부와 협약을 맺고 몽골 의사 20명을 초청해 원격 진료 연수를 실시했다."
    assert read_text(text).relevant
    assert "digital_health" in {f.code for f in read_text(text).facts if type(f).__name__ == "HealthArea"}
