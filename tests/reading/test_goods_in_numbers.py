"""What is handed over, in numbers: equipment, furniture and supplies of a hospital, in each language's own words."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Norway donated 21 dental chairs, 33 swabs and 45 water filters to the hospital in Zomba, Malawi.", {21, 33, 45}),
        ("Le Japon a offert 21 pompes à perfusion, 33 chaises et 45 citernes à l'hôpital de Kara, au Togo.", {21, 33, 45}),
        ("Japón donó 21 carpas, 33 tensiómetros y 45 sillas al hospital de Oruro, en Bolivia.", {21, 33, 45}),
        ("O Japão doou 21 tendas, 33 oxímetros e 45 agulhas ao hospital de Malanje, em Angola.", {21, 33, 45}),
        ("Япония передала больнице в Душанбе 21 автоклав, 33 тонометра и 45 игл.", {21, 33, 45}),
        ("Японія передала лікарні у Полтаві 21 автоклав, 33 тонометри та 45 голок.", {21, 33, 45}),
        ("Japonya, Nijer'deki hastaneye 21 jeneratör, 33 mikroskop ve 45 sandalye bağışladı.", {21, 33, 45}),
        ("Жапония Қазақстандағы ауруханаға 21 генератор, 33 термометр және 45 тоңазытқыш берді.", {21, 33, 45}),
        ("Japonya üç uçağı ve 45 yatağı Nijer'e gönderdi.", {3, 45}),
    ],
)  # fmt: skip
def test_goods_are_counted(text: str, values: set[int]) -> None:
    assert {count.value for count in told(text, "count")} == values
