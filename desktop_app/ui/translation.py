"""Words in the user's language: translators, sentences of errors, dates as people say them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)
from PySide6.QtGui import Qt as QtGuiNamespace

from ..badges import BadgeDefinition
from ..errors import PlatformError

if TYPE_CHECKING:
    from ..badges.checking import Verdict

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages there are, each called as it calls itself."""

_installed: list[QTranslator] = []
_spoken = "en"


def language() -> str:
    """The language that was installed last, as ISO 639-1."""
    return _spoken


def system_language() -> str:
    """The system's language where we speak it, else English."""
    name = QLocale.system().name().partition("_")[0]
    return name if name in LANGUAGES else "en"


def install(language: str) -> None:
    """Speak ``language`` from now on; every widget is told by a LanguageChange event."""
    global _spoken  # noqa: PLW0603 - as the translators, there is one to an application
    _spoken = language
    app = QCoreApplication.instance()
    assert app is not None
    for translator in _installed:
        app.removeTranslator(translator)
        translator.deleteLater()  # else each change of language would keep its catalogues
    _installed.clear()
    system = QLocale.system()
    spoken = QLocale(language)
    # A Briton's or an Austrian's dates stay theirs.
    QLocale.setDefault(system if system.language() == spoken.language() else spoken)
    for catalogue, folder in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"desktop_app_{language}", ":/i18n"),
    ):
        translator = QTranslator(app)
        if translator.load(catalogue, folder):
            app.installTranslator(translator)
            _installed.append(translator)
        else:
            translator.deleteLater()


def sentence(error: PlatformError) -> str:
    """The error in the user's language."""
    template = QCoreApplication.translate("errors", error.template)
    values = {
        key: sentence(value) if isinstance(value, PlatformError) else value
        for key, value in error.values.items()
    }
    return template.format(**values)


def verdict_sentence(verdict: "Verdict") -> str:
    """What is to be held of a badge file, in the user's language."""
    template = QCoreApplication.translate("verdicts", verdict.template)
    return template.format(**verdict.values)


def badge_label(definition: BadgeDefinition) -> str:
    return QCoreApplication.translate("badges", definition.label_key)


def badge_description(definition: BadgeDefinition) -> str:
    return QCoreApplication.translate("badges", definition.description_key)


def badge_criteria(definition: BadgeDefinition) -> str:
    return QCoreApplication.translate("badges", definition.criteria_key)


def day(moment: int) -> str:
    """A moment (Unix ms) as a local date: 22 November 2026."""
    #: A date, in the letters of QDate.toString: German has "d. MMMM yyyy"
    form = QCoreApplication.translate("dates", "d MMMM yyyy")
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(moment).date(), form)


def full_time(moment: int) -> str:
    """A moment (Unix ms) in full: day, time and zone."""
    local = QDateTime.fromMSecsSinceEpoch(moment)
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return f"{day(moment)}, {clock} {local.timeZoneAbbreviation()}"


def ago(moment: int) -> str:
    """How long ago a moment (Unix ms) was, as people say it; a date where that is longer."""
    minutes = max(0, QDateTime.currentMSecsSinceEpoch() - moment) // 60_000
    return dates().ago(minutes) or day(moment)


class dates(QObject):  # noqa: N801 - this is the context of its texts
    """Counts of time; in ``tr``, since lupdate before 6.12 finds no plurals in ``translate``."""

    def ago(self, minutes: int) -> str:
        """Up to a week ago, in words."""
        hours, days = minutes // 60, minutes // 1440
        if minutes == 0:
            return self.tr("just now")
        if hours == 0:
            return self.tr("%n minute(s) ago", "", minutes)
        if days == 0:
            return self.tr("%n hour(s) ago", "", hours)
        return self.tr("%n day(s) ago", "", days) if days < 7 else ""


def plain_tip(text: str) -> str:
    """``text`` for a tool tip, which would take ``<b>`` for markup."""
    return QtGuiNamespace.convertFromPlainText(text) if text else ""


def plain_label(text: str) -> str:
    """``text`` for a button or menu, which would take ``&`` for a mnemonic."""
    return text.replace("&", "&&")
