"""The same reference says the same in every language that has a file of words."""

# ruff: noqa: RUF001 - words of languages with other scripts

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document

REFERENCE = """# Trees

## Trees

### {request}

`POST /trees`

### {parameters}

| {name} | {type} | {required} | {description} |
|---|---|---|---|
| kind | {string} | {yes} | Oak |
| height | {integer} | {no} | {default} |

### {response}

| {field} | {type} | {description} |
|---|---|---|
| id | {integer} | Oak |

### {errors}

| {code} | {description} |
|---|---|
| 404 | Oak |
"""
KEYS = "request parameters response errors name field type required description code yes no string integer default"
WORDS = {
    "dutch": "HTTP-verzoek|Parameters|Antwoord|Foutcodes|Naam|Veld|Gegevenstype|Verplicht|Omschrijving|Code"
    "|ja|nee|tekenreeks|geheel getal|Standaardwaarde: 5",
    "polish": "Żądanie HTTP|Parametry|Odpowiedź|Kody błędów|Nazwa|Pole|Typ danych|Wymagany|Opis|Kod"
    "|tak|nie|łańcuch znaków|liczba całkowita|Domyślnie: 5",
    "ukrainian": "HTTP запит|Параметри|Відповідь|Коди помилок|Назва|Поле|Тип|Обов'язковий|Опис|Код"
    "|так|ні|рядок|ціле число|За замовчуванням: 5",
    "czech": "HTTP požadavek|Parametry|Odpověď|Chybové kódy|Název|Pole|Datový typ|Povinný|Popis|Kód"
    "|ano|ne|řetězec|celé číslo|Výchozí hodnota je 5",
    "swedish": "HTTP-anrop|Parametrar|Svar|Felkoder|Namn|Fält|Datatyp|Obligatorisk|Beskrivning|Kod"
    "|ja|nej|sträng|heltal|Standardvärde: 5",
    "vietnamese": "Yêu cầu HTTP|Tham số|Kết quả trả về|Mã lỗi|Tên|Trường|Kiểu dữ liệu|Bắt buộc|Mô tả|Mã"
    "|Có|Không|chuỗi|số nguyên|Mặc định: 5",
    "indonesian": "Permintaan HTTP|Parameter|Respons|Kode kesalahan|Nama|Kolom|Tipe data|Wajib|Keterangan|Kode"
    "|ya|tidak|teks|bilangan bulat|Nilai bawaan adalah 5",
    "arabic": "طلب HTTP|المعاملات|الاستجابة|رموز الأخطاء|الاسم|الحقل|النوع|مطلوب|الوصف|الرمز"
    "|نعم|لا|نص|عدد صحيح|القيمة الافتراضية: 5",
    "german": "HTTP-Anfrage|Übergabeparameter|Antwort|Mögliche Fehler|Parametername|Feld|Feldtyp|Pflichtangabe"
    "|Zweck|Statuscode|ja|nein|Zeichenkette|Ganzzahl|Standardwert: 5",
    "french": "Requête HTTP|Données en entrée|Réponse|Erreurs possibles|Nom du paramètre|Champ|Nature|Obligatoire"
    "|Libellé|Code erreur|oui|non|chaîne|entier|Valeur par défaut : 5",
    "russian": "Описание запроса|Входящие параметры|Поля ответа|Возможные ошибки|Название|Поле|Тип значений"
    "|Обязательность|Подробности|Код возврата|да|нет|строка|целое число|По умолчанию: 5",
}


@pytest.mark.parametrize("language", WORDS)
def test_a_reference_in_each_language(language: str, tmp_path: Path) -> None:
    """Headings, columns, types, what is required and defaults are read by the words of the language."""
    file = tmp_path / "index.html.md"
    words = dict(zip(KEYS.split(), WORDS[language].split("|"), strict=True))
    file.write_text(REFERENCE.format_map(words), encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    spec = extract_spec(read_document(str(file)), dialect).spec
    (command,) = spec.commands
    (model,) = spec.models
    assert (command.method, command.path) == ("POST", "/trees")
    assert [(param.name, param.type, param.location, param.required, param.default) for param in command.params] == [
        ("kind", "string", "body", True, None),
        ("height", "integer", "body", False, "5"),
    ]
    assert [(field.name, field.type) for field in model.fields] == [("id", "integer")]
    assert [status.code for status in command.statuses] == [404]
