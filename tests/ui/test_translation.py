"""Words in the user's language: dates, errors, text that must not become markup."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDateTime, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.badges import get_all_badge_definitions
from desktop_app.errors import InvalidInput, StorageError
from desktop_app.operations import items, validation
from desktop_app.ui import translation
from desktop_app.ui.translation import (
    ago,
    badge_criteria,
    badge_description,
    badge_label,
    day,
    full_time,
    plain_label,
    plain_tip,
    sentence,
)
from tests.ui.support import NASTY_NAMES

NOVEMBER = 1_795_305_600_000
"""22 November 2026, 00:00 UTC."""
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """One hour east of Greenwich in winter; English again afterwards."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    translation.install("en")


def test_date_by_language() -> None:
    assert day(NOVEMBER) == "22 November 2026"
    translation.install("de")
    assert day(NOVEMBER) == "22. November 2026"


def test_date_is_the_local_one() -> None:
    assert day(NOVEMBER - 30 * MINUTE) == "22 November 2026"
    assert day(NOVEMBER - 90 * MINUTE) == "21 November 2026"


def test_full_time() -> None:
    assert full_time(NOVEMBER).startswith("22 November 2026, ")
    assert full_time(NOVEMBER).endswith(" CET")
    translation.install("de")
    assert full_time(NOVEMBER) == "22. November 2026, 01:00 CET"


@pytest.mark.parametrize(
    ("before", "english", "german"),
    [
        (-HOUR, "just now", "gerade eben"),
        (0, "just now", "gerade eben"),
        (MINUTE - 1, "just now", "gerade eben"),
        (MINUTE, "1 minute ago", "vor 1 Minute"),
        (2 * MINUTE, "2 minutes ago", "vor 2 Minuten"),
        (HOUR - 1, "59 minutes ago", "vor 59 Minuten"),
        (HOUR, "1 hour ago", "vor 1 Stunde"),
        (DAY - 1, "23 hours ago", "vor 23 Stunden"),
        (DAY, "1 day ago", "vor 1 Tag"),
        (7 * DAY - 1, "6 days ago", "vor 6 Tagen"),
        (7 * DAY, "15 November 2026", "15. November 2026"),
    ],
)
def test_ago(before: int, english: str, german: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDateTime, "currentMSecsSinceEpoch", staticmethod(lambda: NOVEMBER))
    assert ago(NOVEMBER - before) == english
    translation.install("de")
    assert ago(NOVEMBER - before) == german


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_sentence_takes_any_value(name: str) -> None:
    shown = sentence(InvalidInput(items.TAKEN, "name", name=name))
    assert shown == f"“{name}” already exists. Please choose another name."


def test_sentence_in_german() -> None:
    translation.install("de")
    refused = InvalidInput(validation.TOO_LONG, "name", limit=200)
    assert "200" in sentence(refused)
    assert sentence(refused) != str(refused)


def test_sentence_within_a_sentence_is_translated() -> None:
    translation.install("de")
    inner = InvalidInput(validation.EMPTY, "name")
    shown = sentence(StorageError("It does not fit: {problem}", problem=inner))
    assert shown == f"It does not fit: {sentence(inner)}"
    assert sentence(inner) != str(inner)


def test_unknown_sentence_stays_english() -> None:
    assert sentence(StorageError("Something {what}.", what="else")) == "Something else."


def test_tool_tip_shows_text_as_it_is(qtbot: QtBot) -> None:
    label = QLabel(plain_tip("<b>R&D</b>\nnext"))
    qtbot.addWidget(label)
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in label.text()
    assert "<br" in label.text()
    assert plain_tip("") == ""


def test_label_keeps_its_ampersand() -> None:
    assert plain_label("R&D && more") == "R&&D &&&& more"


@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_badges_have_words(language: str) -> None:
    translation.install(language)
    words = [
        text(definition)
        for definition in get_all_badge_definitions()
        for text in (badge_label, badge_description, badge_criteria)
    ]
    assert all(words)
    assert len(set(words)) == len(words)


def test_widgets_are_told(qtbot: QtBot) -> None:
    heard: list[QEvent.Type] = []

    class Listener(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            heard.append(event.type())

    listener = Listener()
    qtbot.addWidget(listener)
    listener.show()
    translation.install("de")
    QApplication.processEvents()
    assert QEvent.Type.LanguageChange in heard


def test_qt_speaks_the_language_too(qapp: QApplication) -> None:
    translation.install("de")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    translation.install("en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("system", "language"), [("de_AT", "de"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en")]
)
def test_system_language(system: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    assert translation.system_language() == language


def test_dates_of_ones_own_country(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("de_AT")))
    translation.install("de")
    assert QLocale().territory() == QLocale.Country.Austria
    assert day(1_767_225_600_000) == "1. Jänner 2026"
    translation.install("en")
    assert QLocale().language() == QLocale.Language.English
