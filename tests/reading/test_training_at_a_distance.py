"""Telemedicine is digital health, in Korean as well."""

from telling import told


def test_training_in_telemedicine_is_about_digital_health() -> None:
    text = "가온대병원은 몽골 보건부와 협약을 맺고 몽골 의사 20명을 초청해 원격 진료 연수를 실시했다."
    assert "digital_health" in {area.code for area in told(text, "healtharea")}
