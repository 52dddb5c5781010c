"""The words and icons for the kinds of fields, for currencies, and for data types."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QFile, QLocale

from ..errors import QT_TRANSLATE_NOOP
from ..models.fields import FieldKind, FieldRow


@dataclass(frozen=True)
class KindWords:
    """English texts, translated in the context ``kinds``."""

    icon: str
    name: str
    about: str


KINDS = {
    FieldKind.TEXT: KindWords(
        "field-text",
        QT_TRANSLATE_NOOP("kinds", "Text"),
        QT_TRANSLATE_NOOP("kinds", "A name, a title: one line"),
    ),
    FieldKind.LONG_TEXT: KindWords(
        "field-long-text",
        QT_TRANSLATE_NOOP("kinds", "Long text"),
        QT_TRANSLATE_NOOP("kinds", "Notes on any number of lines"),
    ),
    FieldKind.INTEGER: KindWords(
        "field-integer",
        QT_TRANSLATE_NOOP("kinds", "Whole number"),
        QT_TRANSLATE_NOOP("kinds", "A count: 3 pieces, 120 seats"),
    ),
    FieldKind.DECIMAL: KindWords(
        "field-decimal",
        QT_TRANSLATE_NOOP("kinds", "Decimal number"),
        QT_TRANSLATE_NOOP("kinds", "A measure, with decimal places"),
    ),
    FieldKind.MONEY: KindWords(
        "field-money",
        QT_TRANSLATE_NOOP("kinds", "Money"),
        QT_TRANSLATE_NOOP("kinds", "An amount in one currency"),
    ),
    FieldKind.BOOLEAN: KindWords(
        "field-boolean",
        QT_TRANSLATE_NOOP("kinds", "Yes or no"),
        QT_TRANSLATE_NOOP("kinds", "A box to tick"),
    ),
    FieldKind.DATE: KindWords(
        "calendar",
        QT_TRANSLATE_NOOP("kinds", "Date"),
        QT_TRANSLATE_NOOP("kinds", "A day, from the calendar"),
    ),
    FieldKind.DATE_TIME: KindWords(
        "field-date-time",
        QT_TRANSLATE_NOOP("kinds", "Date and time"),
        QT_TRANSLATE_NOOP("kinds", "A moment, in everyone's own time"),
    ),
    FieldKind.CHOICE: KindWords(
        "field-choice",
        QT_TRANSLATE_NOOP("kinds", "Choice"),
        QT_TRANSLATE_NOOP("kinds", "One of a list: open, done"),
    ),
    FieldKind.CHOICES: KindWords(
        "field-choices",
        QT_TRANSLATE_NOOP("kinds", "Several choices"),
        QT_TRANSLATE_NOOP("kinds", "Any number of a list, as tags"),
    ),
    FieldKind.EMAIL: KindWords(
        "mail",
        QT_TRANSLATE_NOOP("kinds", "E-mail"),
        QT_TRANSLATE_NOOP("kinds", "An address to write to"),
    ),
    FieldKind.PHONE: KindWords(
        "field-phone",
        QT_TRANSLATE_NOOP("kinds", "Phone"),
        QT_TRANSLATE_NOOP("kinds", "A number to call"),
    ),
    FieldKind.URL: KindWords(
        "globe",
        QT_TRANSLATE_NOOP("kinds", "Web address"),
        QT_TRANSLATE_NOOP("kinds", "A page to open"),
    ),
    FieldKind.LINK: KindWords(
        "field-link",
        QT_TRANSLATE_NOOP("kinds", "Link"),
        QT_TRANSLATE_NOOP("kinds", "Leads to one record of a data type"),
    ),
    FieldKind.LINKS: KindWords(
        "field-links",
        QT_TRANSLATE_NOOP("kinds", "Several links"),
        QT_TRANSLATE_NOOP("kinds", "Leads to any number of records"),
    ),
    FieldKind.ATTACHMENT: KindWords(
        "paperclip",
        QT_TRANSLATE_NOOP("kinds", "File"),
        QT_TRANSLATE_NOOP("kinds", "A picture or document, kept with the data"),
    ),
}

TYPE_ICON = "database"
TYPE_ICONS = {
    TYPE_ICON: QT_TRANSLATE_NOOP("kinds", "Data"),
    "user": QT_TRANSLATE_NOOP("kinds", "Person"),
    "people": QT_TRANSLATE_NOOP("kinds", "People"),
    "building": QT_TRANSLATE_NOOP("kinds", "Company"),
    "handshake": QT_TRANSLATE_NOOP("kinds", "Deal"),
    "check": QT_TRANSLATE_NOOP("kinds", "To-do"),
    "calendar": QT_TRANSLATE_NOOP("kinds", "Appointment"),
    "clock": QT_TRANSLATE_NOOP("kinds", "Time"),
    "box": QT_TRANSLATE_NOOP("kinds", "Product"),
    "layers": QT_TRANSLATE_NOOP("kinds", "Stock"),
    "store": QT_TRANSLATE_NOOP("kinds", "Shop"),
    "field-money": QT_TRANSLATE_NOOP("kinds", "Payment"),
    "home": QT_TRANSLATE_NOOP("kinds", "House"),
    "pin": QT_TRANSLATE_NOOP("kinds", "Place"),
    "door": QT_TRANSLATE_NOOP("kinds", "Door"),
    "eye": QT_TRANSLATE_NOOP("kinds", "Visit"),
    "phone": QT_TRANSLATE_NOOP("kinds", "Device"),
    "mail": QT_TRANSLATE_NOOP("kinds", "Letter"),
    "folder": QT_TRANSLATE_NOOP("kinds", "Folder"),
    "paperclip": QT_TRANSLATE_NOOP("kinds", "Document"),
    "image": QT_TRANSLATE_NOOP("kinds", "Picture"),
    "globe": QT_TRANSLATE_NOOP("kinds", "World"),
    "bolt": QT_TRANSLATE_NOOP("kinds", "Event"),
    "trophy": QT_TRANSLATE_NOOP("kinds", "Award"),
}
"""The drawings that a data type may have, each called what it shows."""


def word(text: str) -> str:
    """One of the texts above in the user's language."""
    return QCoreApplication.translate("kinds", text)


def kind_name(kind: FieldKind) -> str:
    """What a kind of field is called."""
    return word(KINDS[kind].name)


def kind_about(kind: FieldKind) -> str:
    """What a kind of field is for, in a few words."""
    return word(KINDS[kind].about)


def kind_icon(kind: FieldKind) -> str:
    """The name of a kind's drawing."""
    return KINDS[kind].icon


def type_icon(name: str) -> str:
    """The name of a data type's drawing; the usual one where ours lack it."""
    return name if name and QFile.exists(f":/icons/{name}.svg") else TYPE_ICON


def field_summary(field: FieldRow) -> str:
    """A field's kind, and what is asked of its values, on one line."""
    translate = QCoreApplication.translate
    parts = [kind_name(field.kind)]
    if field.kind is FieldKind.MONEY and field.currency:
        parts.append(field.currency)
    if field.required:
        parts.append(translate("kinds", "required"))
    if field.unique:
        parts.append(translate("kinds", "unique"))
    return " · ".join(parts)


def currency_label(code: str) -> str:
    """A currency's code, and its name where the system knows it in a language the user reads."""
    name = _currency_names(QLocale().language()).get(code, "")
    return f"{code} — {name}" if name else code


def currencies() -> list[str]:
    """Every currency that is used somewhere; the user's own and the most common ones first."""
    codes = _currency_names(QLocale().language())
    own = QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    first = [code for code in dict.fromkeys((own, "EUR", "USD", "GBP", "CHF")) if code in codes]
    return [*first, *sorted(codes.keys() - set(first))]


@lru_cache(maxsize=4)
def _currency_names(language: QLocale.Language) -> dict[str, str]:
    """Every currency's name by its code: in ``language``, else in English, else its own, if that
    is in Latin letters, else none."""
    spoken, own = QLocale(language), QLocale.CurrencySymbolFormat

    def rank(locale: QLocale) -> int:
        if (locale.language(), locale.script()) == (spoken.language(), spoken.script()):
            return 3
        if locale.script() != QLocale.Script.LatinScript:
            return 0
        if locale.language() == QLocale.Language.English:
            return 2
        usual = QLocale(QLocale.Language.AnyLanguage, locale.territory()).language()
        return 1 if locale.language() == usual else 0

    names: dict[str, str] = {}
    everywhere = QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    )
    for locale in sorted(everywhere, key=rank):  # the better name comes last, and stays
        code = locale.currencySymbol(own.CurrencyIsoCode)
        if len(code) == 3:
            name = locale.currencySymbol(own.CurrencyDisplayName) if rank(locale) else ""
            names[code] = name or names.get(code, "")
    return names
