<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Business Platform</source>
        <translation>Über Business Platform</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Your team&apos;s business in one place.</source>
        <translation>Das Geschäft Ihres Teams an einem Ort.</translation>
    </message>
</context>
<context>
    <name>AddressEditor</name>
    <message>
        <source>Write e-mail</source>
        <translation>E-Mail schreiben</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anrufen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>AttachmentEdit</name>
    <message>
        <source>Drop a file here, or</source>
        <translation>Datei hierher ziehen oder</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Wird gespeichert …</translation>
    </message>
</context>
<context>
    <name>BadCells</name>
    <message>
        <source>Some values do not fit</source>
        <translation>Einige Werte passen nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) do not fit. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n Wert passt nicht. Noch wurde nichts geändert.</numerusform>
            <numerusform>%n Werte passen nicht. Noch wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Nichts ändern</translation>
    </message>
    <message numerus="yes">
        <source>Take the other %n</source>
        <translation>
            <numerusform>%n passenden Wert übernehmen</numerusform>
            <numerusform>%n passende Werte übernehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BadCellsModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>BadgeDelegate</name>
    <message>
        <source>Withdrawn</source>
        <translation>Entzogen</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Imported, not verified</source>
        <translation>Importiert, nicht geprüft</translation>
    </message>
</context>
<context>
    <name>BadgeModel</name>
    <message>
        <source>{badge}, withdrawn</source>
        <translation>{badge}, entzogen</translation>
    </message>
    <message>
        <source>{badge}, locked</source>
        <translation>{badge}, gesperrt</translation>
    </message>
    <message>
        <source>{badge}, earned on {day}</source>
        <translation>{badge}, verdient am {day}</translation>
    </message>
</context>
<context>
    <name>BadgesButton</name>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>Badges: {earned} of {all} earned</source>
        <translation>Abzeichen: {earned} von {all} verdient</translation>
    </message>
    <message>
        <source>Show your badges</source>
        <translation>Ihre Abzeichen zeigen</translation>
    </message>
</context>
<context>
    <name>BadgesDialog</name>
    <message>
        <source>Share…</source>
        <translation>Weitergeben …</translation>
    </message>
    <message>
        <source>Check a badge file…</source>
        <translation>Abzeichendatei prüfen …</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Alle exportieren …</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>More about badges</source>
        <translation>Mehr zu Abzeichen</translation>
    </message>
    <message>
        <source>Show my badges to the members of my projects</source>
        <translation>Den Mitgliedern meiner Projekte meine Abzeichen zeigen</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>Earned Badges: {earned} / {all}</source>
        <translation>Verdiente Abzeichen: {earned} / {all}</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>Notifications, %n unread</source>
        <translation>
            <numerusform>Mitteilungen, %n ungelesen</numerusform>
            <numerusform>Mitteilungen, %n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>A board needs a field of the kind “Choice”.</source>
        <translation>Ein Board braucht ein Feld der Art „Auswahl“.</translation>
    </message>
    <message>
        <source>Columns by</source>
        <translation>Spalten nach</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>moving “{title}”</source>
        <translation>„{title}“ verschieben</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Verschieben nach</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>By which date</source>
        <translation>Nach welchem Datum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>only the first {count}</source>
        <translation>nur die ersten {count}</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>+{count}</source>
        <extracomment>A day with more records than fit; {count} is a number</extracomment>
        <translation>+{count}</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Vorheriger Monat</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>A calendar needs a field of the kind “Date”.</source>
        <translation>Ein Kalender braucht ein Feld der Art „Datum“.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>moving “{title}”</source>
        <translation>„{title}“ verschieben</translation>
    </message>
</context>
<context>
    <name>CardsView</name>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>These are the first {count} records. A filter brings others here.</source>
        <translation>Das sind die ersten {count} Datensätze. Mit einem Filter sehen Sie andere.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>New record…</source>
        <translation>Neuer Datensatz …</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>by</source>
        <extracomment>Between two choices: &quot;Count of records&quot; by &quot;Stage&quot;</extracomment>
        <translation>nach</translation>
    </message>
    <message>
        <source>A bar for each</source>
        <translation>Ein Balken je</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Number of records</source>
        <translation>Anzahl der Datensätze</translation>
    </message>
    <message>
        <source>Sum of {field}</source>
        <translation>Summe von {field}</translation>
    </message>
    <message>
        <source>Others ({count})</source>
        <translation>Übrige ({count})</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
</context>
<context>
    <name>CheckedBadge</name>
    <message>
        <source>Its signer may have revoked it since. That is not looked up: this program asks nobody on the Internet.</source>
        <translation>Wer es signiert hat, kann es seither widerrufen haben. Das wird nicht nachgesehen: Dieses Programm fragt niemanden im Internet.</translation>
    </message>
    <message>
        <source>Check another file…</source>
        <translation>Andere Datei prüfen …</translation>
    </message>
    <message>
        <source>Earned on {day}</source>
        <translation>Verdient am {day}</translation>
    </message>
    <message>
        <source>Earned by {name} on {day}</source>
        <translation>Verdient von {name} am {day}</translation>
    </message>
    <message>
        <source>Signed as “{name}” with the key {key}</source>
        <translation>Signiert als „{name}“ mit dem Schlüssel {key}</translation>
    </message>
    <message>
        <source>It names no e-mail address.</source>
        <translation>Es nennt keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>It is of your e-mail address: it is yours.</source>
        <translation>Es gehört zu Ihrer E-Mail-Adresse: Es ist Ihres.</translation>
    </message>
    <message>
        <source>E-mail: {email}</source>
        <translation>E-Mail: {email}</translation>
    </message>
    <message>
        <source>The e-mail address in it is hidden; it is not yours.</source>
        <translation>Die E-Mail-Adresse darin ist verborgen; es ist nicht Ihre.</translation>
    </message>
    <message>
        <source>Compare with an e-mail address</source>
        <translation>Mit einer E-Mail-Adresse vergleichen</translation>
    </message>
    <message>
        <source>It is of this e-mail address.</source>
        <translation>Es gehört zu dieser E-Mail-Adresse.</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Nach unten ausfüllen</translation>
    </message>
    <message>
        <source>Clear cells</source>
        <translation>Zellen leeren</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Changed by two</source>
        <translation>Gleichzeitig geändert</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>{name} has changed this meanwhile</source>
        <translation>Inzwischen geändert von {name}</translation>
    </message>
    <message>
        <source>Nothing is lost yet: choose which version counts.</source>
        <translation>Noch ist nichts verloren: Wählen Sie, welche Fassung gilt.</translation>
    </message>
    <message numerus="yes">
        <source>%n more value(s)</source>
        <translation>
            <numerusform>%n weiterer Wert</numerusform>
            <numerusform>%n weitere Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere Fassung</translation>
    </message>
    <message>
        <source>{name}, {time}</source>
        <translation>{name}, {time}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine Fassung</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>Überall meine</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>Überall die andere</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message>
        <source>Change the fields</source>
        <translation>Felder ändern</translation>
    </message>
    <message>
        <source>What happens to the records</source>
        <translation>Was mit den Datensätzen geschieht</translation>
    </message>
    <message>
        <source>Edit → Undo puts everything back.</source>
        <translation>Bearbeiten → Rückgängig stellt alles wieder her.</translation>
    </message>
    <message>
        <source>What is taken away is kept for 30 days: Edit → Undo brings it back.</source>
        <translation>Was wegfällt, bleibt 30 Tage aufbewahrt: Bearbeiten → Rückgängig bringt es zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n value(s) go to the trash for 30 days.</source>
        <translation>
            <numerusform>Gelöscht: %n Wert kommt für 30 Tage in den Papierkorb.</numerusform>
            <numerusform>Gelöscht: %n Werte kommen für 30 Tage in den Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) fit and stay.</source>
        <translation>
            <numerusform>%n Wert passt und bleibt.</numerusform>
            <numerusform>%n Werte passen und bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) do not fit.</source>
        <translation>
            <numerusform>%n Wert passt nicht.</numerusform>
            <numerusform>%n Werte passen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>For example: {values}</source>
        <translation>Zum Beispiel: {values}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message numerus="yes">
        <source>Change, and empty the %n value(s) that do not fit</source>
        <translation>
            <numerusform>Ändern und %n unpassenden Wert leeren</numerusform>
            <numerusform>Ändern und %n unpassende Werte leeren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>This is a mistake in the application, not yours. Your data is safe: what was not finished was not stored. You can go on working.</source>
        <translation>Das ist ein Fehler der Anwendung, nicht Ihrer. Ihre Daten sind sicher: Was nicht fertig wurde, ist nicht gespeichert. Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
</context>
<context>
    <name>EditItem</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>EditProfile</name>
    <message>
        <source>Edit profile</source>
        <translation>Profil bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete field</source>
        <translation>Feld löschen</translation>
    </message>
</context>
<context>
    <name>FieldPanel</name>
    <message>
        <source>Required: no record without it</source>
        <translation>Erforderlich: kein Datensatz ohne Wert</translation>
    </message>
    <message>
        <source>Unique: no two records have the same</source>
        <translation>Eindeutig: kein Wert kommt zweimal vor</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Felds</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standardwert</translation>
    </message>
    <message>
        <source>Default in new records</source>
        <translation>Standardwert in neuen Datensätzen</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Frühestens</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Spätestens</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Höchstlänge</translation>
    </message>
    <message>
        <source>{number} characters</source>
        <translation>{number} Zeichen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Leads to records of</source>
        <translation>Führt zu Datensätzen von</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Decimal places</source>
        <translation>Nachkommastellen</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>{name}, required</source>
        <translation>{name}, erforderlich</translation>
    </message>
</context>
<context>
    <name>FieldsEdit</name>
    <message>
        <source>Add field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>A data type is made of fields. Add the first one.</source>
        <translation>Ein Datentyp besteht aus Feldern. Fügen Sie das erste hinzu.</translation>
    </message>
    <message>
        <source>Kind of field</source>
        <translation>Art des Felds</translation>
    </message>
    <message>
        <source>“{name}” deleted</source>
        <translation>„{name}“ gelöscht</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>Speichern (Strg+S)</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Waiting for the database…</source>
        <translation>Warten auf die Datenbank …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>All of these are true</source>
        <translation>Alle Bedingungen sind erfüllt</translation>
    </message>
    <message>
        <source>Any of these is true</source>
        <translation>Mindestens eine Bedingung ist erfüllt</translation>
    </message>
    <message>
        <source>How the conditions are combined</source>
        <translation>Wie die Bedingungen verbunden sind</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Add a group of conditions</source>
        <translation>Gruppe von Bedingungen hinzufügen</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>Diese Gruppe entfernen</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>History…</source>
        <translation>Verlauf …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Open in a window</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>Back (Alt+←)</source>
        <translation>Zurück (Alt+←)</translation>
    </message>
    <message>
        <source>Edit fields…</source>
        <translation>Felder bearbeiten …</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>A project holds data types (the shape of your records), actions (automations on them), applications (pages over them) and members. The first of each earns you a badge; the trophy in your profile shows them all.</source>
        <translation>Ein Projekt enthält Datentypen (die Form Ihrer Datensätze), Aktionen (Automatisierungen darauf), Anwendungen (Seiten darüber) und Mitglieder. Das jeweils Erste bringt Ihnen ein Abzeichen; der Pokal in Ihrem Profil zeigt alle.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Overview, data types, actions, applications, members</source>
        <translation>Überblick, Datentypen, Aktionen, Anwendungen, Mitglieder</translation>
    </message>
    <message>
        <source>Rename what is selected</source>
        <translation>Das Ausgewählte umbenennen</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Das Ausgewählte löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Find in the records of a data type</source>
        <translation>In den Datensätzen eines Datentyps suchen</translation>
    </message>
    <message>
        <source>Form beside the records</source>
        <translation>Formular neben den Datensätzen</translation>
    </message>
    <message>
        <source>Back from the records to the data types</source>
        <translation>Von den Datensätzen zurück zu den Datentypen</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>InvitationReady</name>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Invitation to “{project}”</source>
        <translation>Einladung zu „{project}“</translation>
    </message>
    <message>
        <source>The invitation for {email} is stored. Now hand it over:</source>
        <translation>Die Einladung für {email} ist gespeichert. Übergeben Sie sie nun:</translation>
    </message>
    <message>
        <source>Copy invitation</source>
        <translation>Einladung kopieren</translation>
    </message>
    <message>
        <source>Write e-mail…</source>
        <translation>E-Mail schreiben …</translation>
    </message>
    <message>
        <source>No e-mail program answers. Copy the invitation and send it yourself.</source>
        <translation>Kein E-Mail-Programm meldet sich. Kopieren Sie die Einladung und senden Sie sie selbst.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Invitation ready</source>
        <translation>Einladung bereit</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>InviteMember</name>
    <message>
        <source>Send invitation</source>
        <translation>Einladung senden</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Admin — also invites members</source>
        <translation>Verwaltung – lädt auch Mitglieder ein</translation>
    </message>
    <message>
        <source>Editor — creates and changes</source>
        <translation>Bearbeitung – legt an und ändert</translation>
    </message>
    <message>
        <source>Viewer — only looks</source>
        <translation>Ansicht – sieht nur zu</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>ItemsPage</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Who may use it</source>
        <translation>Wer sie nutzen darf</translation>
    </message>
    <message>
        <source>Open records</source>
        <translation>Datensätze öffnen</translation>
    </message>
    <message>
        <source>Store…</source>
        <translation>Store …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>{name}: {count} records</source>
        <translation>{name}: {count} Datensätze</translation>
    </message>
    <message>
        <source>Show more ({count})</source>
        <translation>Mehr zeigen ({count})</translation>
    </message>
</context>
<context>
    <name>LineCell</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context>
<context>
    <name>LinkEdit</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weiteren zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation>{title} entfernen</translation>
    </message>
</context>
<context>
    <name>LinkSearch</name>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Create “{title}”</source>
        <translation>„{title}“ anlegen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>LinkingRecords</name>
    <message>
        <source>{type} that link here by “{field}” ({count})</source>
        <translation>{type} mit Verknüpfung hierher über „{field}“ ({count})</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>In dieser Liste suchen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>Papierkorb …</translation>
    </message>
    <message>
        <source>Store…</source>
        <translation>Store …</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>About Business Platform</source>
        <translation>Über Business Platform</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>Valid until {time}</source>
        <translation>Gültig bis {time}</translation>
    </message>
    <message>
        <source>Copy invitation</source>
        <translation>Einladung kopieren</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden …</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Withdraw badge…</source>
        <translation>Abzeichen entziehen …</translation>
    </message>
    <message>
        <source>Give badge back…</source>
        <translation>Abzeichen zurückgeben …</translation>
    </message>
    <message>
        <source>revoking the invitation of {email}</source>
        <translation>Einladung von {email} widerrufen</translation>
    </message>
    <message>
        <source>Revoke the invitation of {email}?</source>
        <translation>Die Einladung von {email} widerrufen?</translation>
    </message>
    <message>
        <source>Its code will not admit anybody. Edit → Undo brings it back.</source>
        <translation>Ihr Code gilt dann nicht mehr. Bearbeiten → Rückgängig stellt sie wieder her.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
</context>
<context>
    <name>NameView</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>NewItem</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Who may use it</source>
        <translation>Wer sie nutzen darf</translation>
    </message>
    <message>
        <source>This stays as it is once the application is created.</source>
        <translation>Das lässt sich nach dem Anlegen nicht mehr ändern.</translation>
    </message>
</context>
<context>
    <name>NewProject</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
</context>
<context>
    <name>NoRecords</name>
    <message>
        <source>No records yet</source>
        <translation>Noch keine Datensätze</translation>
    </message>
    <message>
        <source>Enter the first one in a form, or many at once: copied from a spreadsheet.</source>
        <translation>Geben Sie den ersten in einem Formular ein oder viele auf einmal: kopiert aus einer Tabellenkalkulation.</translation>
    </message>
    <message>
        <source>Paste or type into the table</source>
        <translation>In die Tabelle einfügen oder tippen</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>Describe your data</source>
        <translation>Beschreiben Sie Ihre Daten</translation>
    </message>
    <message>
        <source>Which fields does each record have? A name, a date, a sum?</source>
        <translation>Welche Felder hat jeder Datensatz? Einen Namen, ein Datum, einen Betrag?</translation>
    </message>
    <message>
        <source>Edit fields</source>
        <translation>Felder bearbeiten</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No record matches what is asked for here.</source>
        <translation>Kein Datensatz passt zu dem, was hier gesucht wird.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>NotificationCentre</name>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Nothing yet. What you achieve is announced here.</source>
        <translation>Noch nichts. Was Sie erreichen, wird hier mitgeteilt.</translation>
    </message>
    <message>
        <source>Unread: {text}</source>
        <translation>Ungelesen: {text}</translation>
    </message>
</context>
<context>
    <name>OpenProblem</name>
    <message>
        <source>The database cannot be opened</source>
        <translation>Die Datenbank lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The file has been left as it is.</source>
        <translation>Die Datei wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Restore the backup of {time}</source>
        <translation>Die Sicherung vom {time} wiederherstellen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>Andere Datei öffnen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open another file</source>
        <translation>Andere Datei öffnen</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>OptionsEditor</name>
    <message>
        <source>New option</source>
        <translation>Neue Option</translation>
    </message>
    <message>
        <source>Add option</source>
        <translation>Option hinzufügen</translation>
    </message>
    <message>
        <source>Move option up</source>
        <translation>Option nach oben</translation>
    </message>
    <message>
        <source>Move option down</source>
        <translation>Option nach unten</translation>
    </message>
    <message>
        <source>Delete option</source>
        <translation>Option löschen</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>Choose picture…</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
    <message>
        <source>Choose picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>ProfileDock</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Edit profile</source>
        <translation>Profil bearbeiten</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Ihr Bild</translation>
    </message>
</context>
<context>
    <name>ProjectView</name>
    <message>
        <source>Working…</source>
        <translation>Arbeitet …</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Create your first project</source>
        <translation>Legen Sie Ihr erstes Projekt an</translation>
    </message>
    <message>
        <source>A project holds your data types, actions, applications and members.</source>
        <translation>Ein Projekt enthält Ihre Datentypen, Aktionen, Anwendungen und Mitglieder.</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>creating “{name}”</source>
        <translation>„{name}“ anlegen</translation>
    </message>
    <message>
        <source>changing “{name}”</source>
        <translation>„{name}“ ändern</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This record has been deleted meanwhile.</source>
        <translation>Dieser Datensatz wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Waiting for the database…</source>
        <translation>Warten auf die Datenbank …</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes of “{title}”?</source>
        <translation>Die Änderungen an „{title}“ speichern?</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>RecordHistory</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of “{title}”</source>
        <translation>Verlauf von „{title}“</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Put back to before the change of {time}</source>
        <translation>Zurücksetzen auf den Stand vor der Änderung vom {time}</translation>
    </message>
    <message>
        <source>{name} created it</source>
        <translation>Angelegt von {name}</translation>
    </message>
    <message>
        <source>{name} changed it</source>
        <translation>Geändert von {name}</translation>
    </message>
    <message>
        <source>{name} deleted it</source>
        <translation>Gelöscht von {name}</translation>
    </message>
    <message>
        <source>(deleted field)</source>
        <translation>(gelöschtes Feld)</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>putting a record back</source>
        <translation>Datensatz zurücksetzen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>RecordsHeader</name>
    <message>
        <source>Show all columns</source>
        <translation>Alle Spalten einblenden</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Do not sort</source>
        <translation>Nicht sortieren</translation>
    </message>
    <message>
        <source>Keep columns up to here in sight</source>
        <translation>Spalten bis hier fixieren</translation>
    </message>
    <message>
        <source>Let all columns scroll</source>
        <translation>Fixierung aufheben</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Diese Spalte ausblenden</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>RecordsTable</name>
    <message>
        <source>Records of {type}</source>
        <translation>Datensätze von {type}</translation>
    </message>
    <message>
        <source>Enter edits a cell. Ctrl+Enter: a new record.</source>
        <translation>Die Eingabetaste bearbeitet eine Zelle. Strg+Eingabe: neuer Datensatz.</translation>
    </message>
</context>
<context>
    <name>ReturnBadge</name>
    <message>
        <source>Give badge back</source>
        <translation>Abzeichen zurückgeben</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Zurückgeben</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Datensatz öffnen</translation>
    </message>
    <message>
        <source>Delete records…</source>
        <translation>Datensätze löschen …</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search projects, records, pages and commands…</source>
        <translation>Projekte, Datensätze, Seiten und Befehle suchen …</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>Nichts gefunden für „{text}“.</translation>
    </message>
</context>
<context>
    <name>ShareBadge</name>
    <message>
        <source>Save this badge as a file to show elsewhere. It is signed (Open Badges 3.0): whoever gets it can see that nobody has changed it.</source>
        <translation>Speichern Sie dieses Abzeichen als Datei, um es anderswo zu zeigen. Sie ist signiert (Open Badges 3.0): Wer sie bekommt, sieht, dass niemand sie verändert hat.</translation>
    </message>
    <message>
        <source>Show my e-mail address in the file</source>
        <translation>Meine E-Mail-Adresse in der Datei zeigen</translation>
    </message>
    <message>
        <source>Otherwise it can only be told that the badge is of somebody whose address one knows.</source>
        <translation>Sonst lässt sich nur feststellen, ob das Abzeichen zu einer Adresse gehört, die man schon kennt.</translation>
    </message>
    <message>
        <source>Fetching the key from the system&apos;s keyring…</source>
        <translation>Der Schlüssel wird aus dem Schlüsselbund des Systems geholt …</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Gespeichert als „{name}“.</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSON-Daten</translation>
    </message>
    <message>
        <source>Save badge</source>
        <translation>Abzeichen speichern</translation>
    </message>
    <message>
        <source>The key that signs your badges is kept in the system&apos;s keyring.</source>
        <translation>Der Schlüssel, der Ihre Abzeichen signiert, liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>No keyring of the system could be used: the key that signs your badges is in a file that only you may read, {file}.</source>
        <translation>Es ließ sich kein Schlüsselbund des Systems verwenden: Der Schlüssel, der Ihre Abzeichen signiert, liegt in einer Datei, die nur Sie lesen dürfen, {file}.</translation>
    </message>
    <message>
        <source>It is new: the earlier one is gone. What it signed can still be checked.</source>
        <translation>Er ist neu: Der frühere ist nicht mehr da. Was dieser signiert hat, lässt sich weiterhin prüfen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>PROJECTS</source>
        <translation>PROJEKTE</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Find project…</source>
        <translation>Projekt suchen …</translation>
    </message>
    <message>
        <source>Find project</source>
        <translation>Projekt suchen</translation>
    </message>
    <message>
        <source>Sort projects</source>
        <translation>Projekte sortieren</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
</context>
<context>
    <name>SortPanel</name>
    <message>
        <source>Records are in the order in which they were made.</source>
        <translation>Die Datensätze stehen in der Reihenfolge, in der sie angelegt wurden.</translation>
    </message>
    <message>
        <source>Sort by another field</source>
        <translation>Nach einem weiteren Feld sortieren</translation>
    </message>
</context>
<context>
    <name>SortRow</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Remove from the order</source>
        <translation>Aus der Sortierung entfernen</translation>
    </message>
</context>
<context>
    <name>StoreDialog</name>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ready data types for “{project}”. You can change everything afterwards.</source>
        <translation>Fertige Datentypen für „{project}“. Sie können danach alles ändern.</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Version {version} is there</source>
        <translation>Version {version} verfügbar</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Installs also: {modules}</source>
        <translation>Installiert auch: {modules}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Find in these records</source>
        <translation>In diesen Datensätzen suchen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Form beside the records</source>
        <translation>Formular neben den Datensätzen</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Find in the trash</source>
        <translation>Im Papierkorb suchen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>restoring %n record(s)</source>
        <translation>
            <numerusform>%n Datensatz wiederherstellen</numerusform>
            <numerusform>%n Datensätze wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>restoring “{name}”</source>
        <translation>„{name}“ wiederherstellen</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Trash of “{project}”</source>
        <translation>Papierkorb von „{project}“</translation>
    </message>
    <message>
        <source>What was deleted stays here for 30 days. Then it is gone for good.</source>
        <translation>Was gelöscht wurde, bleibt 30 Tage hier. Danach ist es endgültig weg.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Business Platform</source>
        <translation>Business Platform öffnen</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>TypeEditor</name>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Import a JSON Schema…</source>
        <translation>JSON-Schema importieren …</translation>
    </message>
    <message>
        <source>Export as JSON Schema…</source>
        <translation>Als JSON-Schema exportieren …</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Your role in this project lets you look, not change.</source>
        <translation>Ihre Rolle in diesem Projekt erlaubt das Ansehen, nicht das Ändern.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>This data type</source>
        <translation>Dieser Datentyp</translation>
    </message>
    <message>
        <source>changing the data type “{name}”</source>
        <translation>Datentyp „{name}“ ändern</translation>
    </message>
    <message>
        <source>Fields replaced by the schema&apos;s</source>
        <translation>Felder durch die des Schemas ersetzt</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Gespeichert als „{name}“.</translation>
    </message>
    <message>
        <source>Close without saving what you have changed?</source>
        <translation>Schließen, ohne Ihre Änderungen zu speichern?</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
</context>
<context>
    <name>TypeHead</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Icon: {name}</source>
        <translation>Symbol: {name}</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>All records</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Save as view…</source>
        <translation>Als Ansicht speichern …</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Add a view</source>
        <translation>Ansicht hinzufügen</translation>
    </message>
    <message>
        <source>More about this view</source>
        <translation>Mehr zu dieser Ansicht</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>New view</source>
        <translation>Neue Ansicht</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Duplicate view</source>
        <translation>Ansicht duplizieren</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Business Platform</source>
        <translation>Willkommen bei Business Platform</translation>
    </message>
    <message>
        <source>Your team&apos;s business in one place. First, who are you?</source>
        <translation>Das Geschäft Ihres Teams an einem Ort. Zuerst: Wer sind Sie?</translation>
    </message>
    <message>
        <source>Get started</source>
        <translation>Los geht’s</translation>
    </message>
    <message>
        <source>Somebody here already uses this address.</source>
        <translation>Diese Adresse wird hier schon verwendet.</translation>
    </message>
    <message>
        <source>Continue as {name}</source>
        <translation>Als {name} weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>WithdrawBadge</name>
    <message>
        <source>Withdraw badge</source>
        <translation>Abzeichen entziehen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Entziehen</translation>
    </message>
    <message>
        <source>{name} is told by whom and why. You can give the badge back.</source>
        <translation>{name} erfährt, von wem und warum. Sie können das Abzeichen zurückgeben.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Writer</name>
    <message>
        <source>New record</source>
        <translation>Neuer Datensatz</translation>
    </message>
    <message>
        <source>Change of records</source>
        <translation>Datensätze ändern</translation>
    </message>
    <message>
        <source>Change of {field}</source>
        <translation>„{field}“ ändern</translation>
    </message>
</context>
<context>
    <name>YesNoEditor</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>_Deletion</name>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation>
            <numerusform>%n Datensatz löschen?</numerusform>
            <numerusform>%n Datensätze löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit → Undo brings it back, and so does the trash for 30 days.</source>
        <translation>Bearbeiten → Rückgängig bringt alles zurück, 30 Tage lang auch der Papierkorb.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{count} in “{type}”, by “{field}”</source>
        <translation>{count} in „{type}“, über „{field}“</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) still link here</source>
        <translation>
            <numerusform>%n Datensatz ist noch hiermit verknüpft</numerusform>
            <numerusform>%n Datensätze sind noch hiermit verknüpft</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete those, too</source>
        <translation>Diese auch löschen</translation>
    </message>
    <message>
        <source>Remove the links</source>
        <translation>Verknüpfungen entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>deleting %n record(s)</source>
        <translation>
            <numerusform>%n Datensatz löschen</numerusform>
            <numerusform>%n Datensätze löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Page</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>_Summary</name>
    <message numerus="yes">
        <source>%n badge(s) added</source>
        <translation>
            <numerusform>%n Abzeichen hinzugefügt</numerusform>
            <numerusform>%n Abzeichen hinzugefügt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awards</name>
    <message>
        <source>Badge</source>
        <translation>Abzeichen</translation>
    </message>
</context>
<context>
    <name>badge_files</name>
    <message>
        <source>Badge files</source>
        <translation>Abzeichendateien</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Check a badge file</source>
        <translation>Abzeichendatei prüfen</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSON-Daten</translation>
    </message>
    <message>
        <source>Export all badges</source>
        <translation>Alle Abzeichen exportieren</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Abzeichen</translation>
    </message>
    <message>
        <source>All your badges are in “{name}”.</source>
        <translation>Alle Ihre Abzeichen sind in „{name}“.</translation>
    </message>
    <message>
        <source>Import badges</source>
        <translation>Abzeichen importieren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>badge_words</name>
    <message numerus="yes">
        <source>%n badge(s) added.</source>
        <translation>
            <numerusform>%n Abzeichen hinzugefügt.</numerusform>
            <numerusform>%n Abzeichen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n got an earlier date or its proof.</source>
        <translation>
            <numerusform>%n bekam ein früheres Datum oder seinen Nachweis.</numerusform>
            <numerusform>%n bekamen ein früheres Datum oder ihren Nachweis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you already had.</source>
        <translation>
            <numerusform>%n hatten Sie schon.</numerusform>
            <numerusform>%n hatten Sie schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be verified and is marked so.</source>
        <translation>
            <numerusform>%n ließ sich nicht prüfen und ist so gekennzeichnet.</numerusform>
            <numerusform>%n ließen sich nicht prüfen und sind so gekennzeichnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is not known here and was left out.</source>
        <translation>
            <numerusform>%n ist hier nicht bekannt und wurde weggelassen.</numerusform>
            <numerusform>%n sind hier nicht bekannt und wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made no sense and was left out.</source>
        <translation>
            <numerusform>%n ergab keinen Sinn und wurde weggelassen.</numerusform>
            <numerusform>%n ergaben keinen Sinn und wurden weggelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>badges</name>
    <message>
        <source>Project Created</source>
        <translation>Projekt angelegt</translation>
    </message>
    <message>
        <source>You created your first project.</source>
        <translation>Sie haben Ihr erstes Projekt angelegt.</translation>
    </message>
    <message>
        <source>Create your first project.</source>
        <translation>Legen Sie Ihr erstes Projekt an.</translation>
    </message>
    <message>
        <source>First Action Created</source>
        <translation>Erste Aktion angelegt</translation>
    </message>
    <message>
        <source>You created your first action.</source>
        <translation>Sie haben Ihre erste Aktion angelegt.</translation>
    </message>
    <message>
        <source>Create your first action in a project.</source>
        <translation>Legen Sie in einem Projekt Ihre erste Aktion an.</translation>
    </message>
    <message>
        <source>First Application Created</source>
        <translation>Erste Anwendung angelegt</translation>
    </message>
    <message>
        <source>You created your first application.</source>
        <translation>Sie haben Ihre erste Anwendung angelegt.</translation>
    </message>
    <message>
        <source>Create your first application in a project.</source>
        <translation>Legen Sie in einem Projekt Ihre erste Anwendung an.</translation>
    </message>
    <message>
        <source>First Project Member Invite</source>
        <translation>Erstes Mitglied eingeladen</translation>
    </message>
    <message>
        <source>You invited someone to a project.</source>
        <translation>Sie haben jemanden zu einem Projekt eingeladen.</translation>
    </message>
    <message>
        <source>Invite a member to a project.</source>
        <translation>Laden Sie jemanden zu einem Projekt ein.</translation>
    </message>
    <message>
        <source>First Data Type Created</source>
        <translation>Erster Datentyp angelegt</translation>
    </message>
    <message>
        <source>You created your first data type.</source>
        <translation>Sie haben Ihren ersten Datentyp angelegt.</translation>
    </message>
    <message>
        <source>Create your first data type in a project.</source>
        <translation>Legen Sie in einem Projekt Ihren ersten Datentyp an.</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>Withdrawn by {name} on {day}: {reason}</source>
        <translation>Am {day} von {name} entzogen: {reason}</translation>
    </message>
    <message>
        <source>For the project “{name}”</source>
        <translation>Für das Projekt „{name}“</translation>
    </message>
    <message>
        <source>For the data type “{name}”</source>
        <translation>Für den Datentyp „{name}“</translation>
    </message>
    <message>
        <source>For the action “{name}”</source>
        <translation>Für die Aktion „{name}“</translation>
    </message>
    <message>
        <source>For the application “{name}”</source>
        <translation>Für die Anwendung „{name}“</translation>
    </message>
    <message>
        <source>For inviting {name}</source>
        <translation>Für die Einladung von {name}</translation>
    </message>
    <message>
        <source>Added afterwards.</source>
        <translation>Nachträglich hinzugefügt.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importiert.</translation>
    </message>
    <message>
        <source>Imported, not verified.</source>
        <translation>Importiert, nicht geprüft.</translation>
    </message>
    <message>
        <source>{some} of {all} members have this</source>
        <translation>{some} von {all} Mitgliedern haben es</translation>
    </message>
    <message>
        <source>{some} of {all} members has this</source>
        <translation>{some} von {all} Mitgliedern hat es</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>A date, in the letters of QDate.toString: German has &quot;d. MMMM yyyy&quot;</extracomment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>The folder “{path}” cannot be used: {reason}.</source>
        <translation>Der Ordner „{path}“ lässt sich nicht verwenden: {reason}.</translation>
    </message>
    <message>
        <source>The database is in use by another program. Nothing was changed; try again.</source>
        <translation>Die Datenbank wird gerade von einem anderen Programm benutzt. Nichts wurde geändert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Somebody else changed the same at this moment. Nothing was changed; try again.</source>
        <translation>Jemand anders hat im selben Augenblick dasselbe geändert. Nichts wurde geändert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed; free some space.</source>
        <translation>Der Datenträger ist voll. Nichts wurde geändert; schaffen Sie etwas Platz.</translation>
    </message>
    <message>
        <source>The database is read-only. Nothing was changed.</source>
        <translation>Die Datenbank ist schreibgeschützt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database server cannot be reached.</source>
        <translation>Der Datenbankserver ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The database file cannot be read or written.</source>
        <translation>Die Datenbankdatei lässt sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The database file is damaged.</source>
        <translation>Die Datenbankdatei ist beschädigt.</translation>
    </message>
    <message>
        <source>PostgreSQL needs the extra “team”: pip install business-platform-desktop[team]</source>
        <translation>Für PostgreSQL fehlt das Extra „team“: pip install business-platform-desktop[team]</translation>
    </message>
    <message>
        <source>The database file has been deleted, moved or replaced while it was open. Nothing was changed; put it back, or start the program again.</source>
        <translation>Die Datenbankdatei wurde gelöscht, verschoben oder ersetzt, während sie offen war. Nichts wurde geändert; legen Sie sie zurück, oder starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>“{path}” is a folder, not a database file.</source>
        <translation>„{path}“ ist ein Ordner, keine Datenbankdatei.</translation>
    </message>
    <message>
        <source>There is no folder “{path}” to hold the database file.</source>
        <translation>Den Ordner „{path}“ für die Datenbankdatei gibt es nicht.</translation>
    </message>
    <message>
        <source>“{path}” cannot be opened: {reason}.</source>
        <translation>„{path}“ lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” is not a database file.</source>
        <translation>„{path}“ ist keine Datenbankdatei.</translation>
    </message>
    <message>
        <source>“{path}” is another program&apos;s database.</source>
        <translation>„{path}“ ist die Datenbank eines anderen Programms.</translation>
    </message>
    <message>
        <source>This database was written by a newer version of Business Platform. Please update.</source>
        <translation>Diese Datenbank stammt von einer neueren Version von Business Platform. Bitte aktualisieren Sie.</translation>
    </message>
    <message>
        <source>“{url}” is not a database address.</source>
        <translation>„{url}“ ist keine Datenbankadresse.</translation>
    </message>
    <message>
        <source>Please choose who may use it.</source>
        <translation>Bitte wählen Sie, wer sie nutzen darf.</translation>
    </message>
    <message>
        <source>This is your own address.</source>
        <translation>Das ist Ihre eigene Adresse.</translation>
    </message>
    <message>
        <source>{email} is already a member of this project.</source>
        <translation>{email} ist schon Mitglied dieses Projekts.</translation>
    </message>
    <message>
        <source>{email} has already been invited to this project.</source>
        <translation>{email} ist schon zu diesem Projekt eingeladen.</translation>
    </message>
    <message>
        <source>Please choose a role.</source>
        <translation>Bitte wählen Sie eine Rolle.</translation>
    </message>
    <message>
        <source>This invitation is not open any more.</source>
        <translation>Diese Einladung ist nicht mehr offen.</translation>
    </message>
    <message>
        <source>“{name}” already exists. Please choose another name.</source>
        <translation>„{name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Records of {types} link to records of this data type.</source>
        <translation>Datensätze von {types} sind mit Datensätzen dieses Datentyps verknüpft.</translation>
    </message>
    <message>
        <source>This has been deleted meanwhile.</source>
        <translation>Das wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>This project has been deleted.</source>
        <translation>Dieses Projekt wurde gelöscht.</translation>
    </message>
    <message>
        <source>You are not a member of this project.</source>
        <translation>Sie sind kein Mitglied dieses Projekts.</translation>
    </message>
    <message>
        <source>Your role in this project does not allow that.</source>
        <translation>Ihre Rolle in diesem Projekt erlaubt das nicht.</translation>
    </message>
    <message>
        <source>This user does not exist.</source>
        <translation>Diesen Benutzer gibt es nicht.</translation>
    </message>
    <message>
        <source>Somebody here already uses this address.</source>
        <translation>Diese Adresse wird hier schon verwendet.</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>Bitte geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Please use at most {limit} characters.</source>
        <translation>Bitte verwenden Sie höchstens {limit} Zeichen.</translation>
    </message>
    <message>
        <source>Please remove the invisible control character.</source>
        <translation>Bitte entfernen Sie das unsichtbare Steuerzeichen.</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <translation>Bitte nennen Sie den Grund.</translation>
    </message>
    <message>
        <source>This is not a complete e-mail address.</source>
        <translation>Das ist keine vollständige E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read.</source>
        <translation>Diese Datei ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>This picture is too large. Please choose one of at most {side} pixels a side.</source>
        <translation>Dieses Bild ist zu groß. Bitte wählen Sie eines mit höchstens {side} Pixeln Seitenlänge.</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}.</source>
        <translation>„{path}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>“{path}” is not a file.</source>
        <translation>„{path}“ ist keine Datei.</translation>
    </message>
    <message>
        <source>This badge was imported and could not be verified: it cannot be passed on.</source>
        <translation>Dieses Abzeichen wurde importiert und konnte nicht geprüft werden: Es lässt sich nicht weitergeben.</translation>
    </message>
    <message>
        <source>The key that signs badges cannot be read ({place}). Put its backup there, or remove it: then a new one is made.</source>
        <translation>Der Schlüssel, der Abzeichen signiert, lässt sich nicht lesen ({place}). Legen Sie seine Sicherung dorthin, oder entfernen Sie ihn: Dann wird ein neuer angelegt.</translation>
    </message>
    <message>
        <source>The key that signs badges is in the system&apos;s keyring. Please unlock it and try again.</source>
        <translation>Der Schlüssel, der Abzeichen signiert, liegt im Schlüsselbund des Systems. Bitte entsperren Sie diesen und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The key that signs badges cannot be stored: {reason}.</source>
        <translation>Der Schlüssel, der Abzeichen signiert, lässt sich nicht speichern: {reason}.</translation>
    </message>
    <message>
        <source>This member does not have that badge.</source>
        <translation>Dieses Mitglied hat dieses Abzeichen nicht.</translation>
    </message>
    <message>
        <source>This badge has already been withdrawn.</source>
        <translation>Dieses Abzeichen ist schon entzogen.</translation>
    </message>
    <message>
        <source>This badge has not been withdrawn.</source>
        <translation>Dieses Abzeichen ist nicht entzogen.</translation>
    </message>
    <message>
        <source>This is not a file of exported badges.</source>
        <translation>Das ist keine Datei mit exportierten Abzeichen.</translation>
    </message>
    <message>
        <source>These badges were exported by a newer version of Business Platform. Please update.</source>
        <translation>Diese Abzeichen wurden von einer neueren Version von Business Platform exportiert. Bitte aktualisieren Sie.</translation>
    </message>
    <message>
        <source>A file of badges has at most {limit} of them.</source>
        <translation>Eine Datei mit Abzeichen enthält höchstens {limit} davon.</translation>
    </message>
    <message>
        <source>These are the badges of {email}, not yours.</source>
        <translation>Das sind die Abzeichen von {email}, nicht Ihre.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written: {reason}.</source>
        <translation>„{path}“ lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>You do not have this badge any more.</source>
        <translation>Sie haben dieses Abzeichen nicht mehr.</translation>
    </message>
    <message>
        <source>The content of “{name}” is missing: its file was removed.</source>
        <translation>Der Inhalt von „{name}“ fehlt: Die Datei wurde entfernt.</translation>
    </message>
    <message>
        <source>The content of “{name}” is damaged.</source>
        <translation>Der Inhalt von „{name}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>„{name}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The folder of the attachments cannot be written: {reason}.</source>
        <translation>In den Ordner der Anhänge lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>Die Datei „{path}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>“{path}” is not a file. Only files can be attached.</source>
        <translation>„{path}“ ist keine Datei. Nur Dateien lassen sich anhängen.</translation>
    </message>
    <message>
        <source>“{path}” is too large: at most {limit} MB can be attached.</source>
        <translation>„{path}“ ist zu groß: Höchstens {limit} MB lassen sich anhängen.</translation>
    </message>
    <message>
        <source>Somebody else has changed this data type meanwhile. Nothing was changed; look at it again.</source>
        <translation>Jemand anders hat diesen Datentyp inzwischen geändert. Nichts wurde gespeichert; sehen Sie ihn sich noch einmal an.</translation>
    </message>
    <message>
        <source>This data type has been deleted.</source>
        <translation>Dieser Datentyp wurde gelöscht.</translation>
    </message>
    <message>
        <source>This field has been deleted meanwhile.</source>
        <translation>Dieses Feld wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>This change can no longer be undone.</source>
        <translation>Diese Änderung lässt sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>Dieses Feld ist erforderlich.</translation>
    </message>
    <message>
        <source>Please enter at most {limit} characters.</source>
        <translation>Bitte geben Sie höchstens {limit} Zeichen ein.</translation>
    </message>
    <message>
        <source>Please enter {limit} or more.</source>
        <translation>Bitte geben Sie {limit} oder mehr ein.</translation>
    </message>
    <message>
        <source>Please enter {limit} or less.</source>
        <translation>Bitte geben Sie {limit} oder weniger ein.</translation>
    </message>
    <message>
        <source>Please enter {limit} or later.</source>
        <translation>Bitte geben Sie {limit} oder einen späteren Zeitpunkt ein.</translation>
    </message>
    <message>
        <source>Please enter {limit} or earlier.</source>
        <translation>Bitte geben Sie {limit} oder einen früheren Zeitpunkt ein.</translation>
    </message>
    <message>
        <source>Please enter at most {limit} decimal places.</source>
        <translation>Bitte geben Sie höchstens {limit} Nachkommastellen ein.</translation>
    </message>
    <message>
        <source>Please enter a whole number.</source>
        <translation>Bitte geben Sie eine Ganzzahl ein.</translation>
    </message>
    <message>
        <source>Please choose one of the options.</source>
        <translation>Bitte wählen Sie eine der Optionen.</translation>
    </message>
    <message>
        <source>Please choose among the options, each once.</source>
        <translation>Bitte wählen Sie aus den Optionen, jede nur einmal.</translation>
    </message>
    <message>
        <source>Please enter a text.</source>
        <translation>Bitte geben Sie einen Text ein.</translation>
    </message>
    <message>
        <source>Please enter a number.</source>
        <translation>Bitte geben Sie eine Zahl ein.</translation>
    </message>
    <message>
        <source>Please choose yes or no.</source>
        <translation>Bitte wählen Sie Ja oder Nein.</translation>
    </message>
    <message>
        <source>Please enter a date.</source>
        <translation>Bitte geben Sie ein Datum ein.</translation>
    </message>
    <message>
        <source>Please enter a date and a time.</source>
        <translation>Bitte geben Sie Datum und Uhrzeit ein.</translation>
    </message>
    <message>
        <source>Please enter a whole web address, such as https://example.com.</source>
        <translation>Bitte geben Sie eine vollständige Webadresse ein, etwa https://example.com.</translation>
    </message>
    <message>
        <source>Please enter a phone number: digits, spaces and + ( ) - /.</source>
        <translation>Bitte geben Sie eine Telefonnummer ein: Ziffern, Leerzeichen und + ( ) - /.</translation>
    </message>
    <message>
        <source>Please choose a record.</source>
        <translation>Bitte wählen Sie einen Datensatz.</translation>
    </message>
    <message>
        <source>Please choose a file.</source>
        <translation>Bitte wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>{count} values of “{name}” do not fit its new kind or limits. Nothing was changed.</source>
        <translation>{count} Werte von „{name}“ passen nicht zur neuen Art oder zu den Grenzen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{count} records have no value for “{name}”. Please enter a default, or do not require it.</source>
        <translation>{count} Datensätze haben keinen Wert für „{name}“. Bitte geben Sie einen Standardwert ein, oder verlangen Sie keinen Wert.</translation>
    </message>
    <message>
        <source>{count} records have a value for “{name}” that another has, too.</source>
        <translation>{count} Datensätze haben für „{name}“ einen Wert, den ein anderer auch hat.</translation>
    </message>
    <message>
        <source>Two fields cannot have the same name.</source>
        <translation>Zwei Felder können nicht denselben Namen haben.</translation>
    </message>
    <message>
        <source>A data type can have at most {limit} fields.</source>
        <translation>Ein Datentyp kann höchstens {limit} Felder haben.</translation>
    </message>
    <message>
        <source>Please enter at least one option.</source>
        <translation>Bitte geben Sie mindestens eine Option ein.</translation>
    </message>
    <message>
        <source>Two options cannot be the same.</source>
        <translation>Zwei Optionen können nicht gleich sein.</translation>
    </message>
    <message>
        <source>A field can have at most {limit} options.</source>
        <translation>Ein Feld kann höchstens {limit} Optionen haben.</translation>
    </message>
    <message>
        <source>Please choose the data type that it links to.</source>
        <translation>Bitte wählen Sie den Datentyp, zu dem die Verknüpfung führt.</translation>
    </message>
    <message>
        <source>Please enter the currency&apos;s three letters, as EUR.</source>
        <translation>Bitte geben Sie die drei Buchstaben der Währung ein, etwa EUR.</translation>
    </message>
    <message>
        <source>Please choose 0 to {limit} decimal places.</source>
        <translation>Bitte wählen Sie 0 bis {limit} Nachkommastellen.</translation>
    </message>
    <message>
        <source>Please choose a length of 1 to {limit} characters.</source>
        <translation>Bitte wählen Sie eine Länge von 1 bis {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The smallest value is larger than the largest.</source>
        <translation>Der kleinste Wert ist größer als der größte.</translation>
    </message>
    <message>
        <source>This limit does not fit the kind of field.</source>
        <translation>Diese Grenze passt nicht zur Art des Felds.</translation>
    </message>
    <message>
        <source>A field of this kind cannot be unique.</source>
        <translation>Ein Feld dieser Art kann nicht eindeutig sein.</translation>
    </message>
    <message>
        <source>A field of this kind cannot have a default.</source>
        <translation>Ein Feld dieser Art kann keinen Standardwert haben.</translation>
    </message>
    <message>
        <source>The default does not fit: {problem}</source>
        <translation>Der Standardwert passt nicht: {problem}</translation>
    </message>
    <message>
        <source>This file is too large for a schema.</source>
        <translation>Diese Datei ist zu groß für ein Schema.</translation>
    </message>
    <message>
        <source>This is not JSON: line {line} cannot be read.</source>
        <translation>Das ist kein JSON: Zeile {line} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This is not a JSON Schema: see “{place}”.</source>
        <translation>Das ist kein JSON-Schema: siehe „{place}“.</translation>
    </message>
    <message>
        <source>This schema is nested too deeply.</source>
        <translation>Dieses Schema ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This schema contains itself: see “{place}”.</source>
        <translation>Dieses Schema enthält sich selbst: siehe „{place}“.</translation>
    </message>
    <message>
        <source>This schema refers to another file, “{place}”; only what it holds itself is read.</source>
        <translation>Dieses Schema verweist auf eine andere Datei, „{place}“; gelesen wird nur, was es selbst enthält.</translation>
    </message>
    <message>
        <source>This schema refers to “{place}”, which it does not hold.</source>
        <translation>Dieses Schema verweist auf „{place}“, enthält das aber nicht.</translation>
    </message>
    <message>
        <source>This schema describes no fields.</source>
        <translation>Dieses Schema beschreibt keine Felder.</translation>
    </message>
    <message>
        <source>“{name}” holds what no kind of field can hold.</source>
        <translation>„{name}“ enthält etwas, das keine Art von Feld aufnehmen kann.</translation>
    </message>
    <message>
        <source>“{name}” links to “{type}”, which is not in this project.</source>
        <translation>„{name}“ führt zu „{type}“, das es in diesem Projekt nicht gibt.</translation>
    </message>
    <message>
        <source>Records cannot swap values of “{name}” in one step, which is unique and must not be empty.</source>
        <translation>Datensätze können ihre Werte von „{name}“ nicht in einem Schritt tauschen: Das Feld ist eindeutig und darf nicht leer sein.</translation>
    </message>
    <message>
        <source>This is too long ago: it is no longer known how it was.</source>
        <translation>Das ist zu lange her: Der damalige Stand ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>{name} has changed the same values since. This cannot be undone any more.</source>
        <translation>{name} hat seither dieselben Werte geändert. Das lässt sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <source>Before that, there was no such record.</source>
        <translation>Davor gab es diesen Datensatz nicht.</translation>
    </message>
    <message>
        <source>“{name}” has changed since: its old value does not fit.</source>
        <translation>„{name}“ wurde seither geändert: Der alte Wert passt nicht mehr.</translation>
    </message>
    <message>
        <source>Another record has this value already.</source>
        <translation>Ein anderer Datensatz hat diesen Wert schon.</translation>
    </message>
    <message>
        <source>The record that this links to has been deleted.</source>
        <translation>Der verknüpfte Datensatz wurde gelöscht.</translation>
    </message>
    <message>
        <source>This file is no longer there. Please attach it again.</source>
        <translation>Diese Datei ist nicht mehr da. Bitte hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>{count} values do not fit. Nothing was changed.</source>
        <translation>{count} Werte passen nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name} has changed the same values meanwhile. Nothing was changed; please choose what counts.</source>
        <translation>{name} hat inzwischen dieselben Werte geändert. Nichts wurde gespeichert; bitte wählen Sie, was gilt.</translation>
    </message>
    <message>
        <source>{count} links lead here from “{type}”. Nothing was deleted; please choose.</source>
        <translation>{count} Verknüpfungen führen von „{type}“ hierher. Nichts wurde gelöscht; bitte wählen Sie.</translation>
    </message>
    <message>
        <source>“{field}” of “{type}” must not be empty: its records cannot lose this link. Nothing was deleted.</source>
        <translation>„{field}“ von „{type}“ darf nicht leer sein: Die Datensätze können diese Verknüpfung nicht verlieren. Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>The store has no module “{name}”.</source>
        <translation>Im Store gibt es kein Modul „{name}“.</translation>
    </message>
    <message>
        <source>This is no longer in the trash.</source>
        <translation>Das ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>This view is too large to be saved.</source>
        <translation>Diese Ansicht ist zu groß zum Speichern.</translation>
    </message>
    <message>
        <source>One of the fields needs your attention.</source>
        <translation>Bitte sehen Sie die Felder durch: Bei einem stimmt etwas nicht.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Die Datei lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}.</source>
        <translation>Die Datei lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>This file is a program. Save it first, and start it only if you trust it.</source>
        <translation>Diese Datei ist ein Programm. Speichern Sie sie zuerst, und starten Sie sie nur, wenn Sie ihr vertrauen.</translation>
    </message>
    <message>
        <source>No program answers that opens this file. Save it.</source>
        <translation>Kein Programm meldet sich, das diese Datei öffnet. Speichern Sie sie.</translation>
    </message>
    <message>
        <source>Please drop one file, not a folder or several.</source>
        <translation>Bitte ziehen Sie eine einzelne Datei hierher, keinen Ordner und nicht mehrere.</translation>
    </message>
    <message>
        <source>No program answers that opens this address.</source>
        <translation>Kein Programm meldet sich, das diese Adresse öffnet.</translation>
    </message>
    <message>
        <source>“{text}” is not chosen yet: pick a record from the list, or empty the line.</source>
        <translation>„{text}“ ist noch nicht ausgewählt: Wählen Sie einen Datensatz aus der Liste, oder leeren Sie die Zeile.</translation>
    </message>
    <message>
        <source>At most {count} cells can be copied or pasted at once.</source>
        <translation>Höchstens {count} Zellen lassen sich auf einmal kopieren oder einfügen.</translation>
    </message>
    <message>
        <source>There is no column here.</source>
        <translation>Hier ist keine Spalte.</translation>
    </message>
    <message>
        <source>The records here have just changed. Please look, and try again.</source>
        <translation>Die Datensätze hier haben sich gerade geändert. Bitte sehen Sie nach, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Please enter a number of days between 1 and {most}.</source>
        <translation>Bitte geben Sie eine Anzahl von Tagen zwischen 1 und {most} ein.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation>„{text}“ ist keine Ganzzahl.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Write it as {example}.</source>
        <translation>„{text}“ ist keine Zahl. Schreiben Sie sie wie {example}.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>Please use at most {places} decimal places.</source>
        <translation>Bitte verwenden Sie höchstens {places} Nachkommastellen.</translation>
    </message>
    <message>
        <source>“{text}” is not a date. Write it as {example}.</source>
        <translation>„{text}“ ist kein Datum. Schreiben Sie es wie {example}.</translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no.</source>
        <translation>„{text}“ ist weder Ja noch Nein.</translation>
    </message>
    <message>
        <source>“{text}” is not one of the options.</source>
        <translation>„{text}“ ist keine der Optionen.</translation>
    </message>
    <message>
        <source>No record is called “{text}”.</source>
        <translation>Kein Datensatz heißt „{text}“.</translation>
    </message>
    <message>
        <source>Several records are called “{text}”.</source>
        <translation>Mehrere Datensätze heißen „{text}“.</translation>
    </message>
    <message>
        <source>A file cannot be typed or pasted here. Add it in the form.</source>
        <translation>Eine Datei lässt sich hier nicht eintippen oder einfügen. Fügen Sie sie im Formular hinzu.</translation>
    </message>
    <message>
        <source>This file is too large: a schema has at most {limit} MB.</source>
        <translation>Diese Datei ist zu groß: Ein Schema hat höchstens {limit} MB.</translation>
    </message>
    <message>
        <source>This file cannot be read: {reason}</source>
        <translation>Diese Datei lässt sich nicht lesen: {reason}</translation>
    </message>
    <message>
        <source>This file is not a JSON Schema: it is not even text.</source>
        <translation>Diese Datei ist kein JSON-Schema: Sie enthält nicht einmal Text.</translation>
    </message>
    <message>
        <source>This did not succeed: there is a mistake in the application.</source>
        <translation>Das ist nicht gelungen: In der Anwendung steckt ein Fehler.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist kleiner als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist größer als</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>in the last … days</source>
        <translation>in den letzten … Tagen</translation>
    </message>
    <message>
        <source>in the next … days</source>
        <translation>in den nächsten … Tagen</translation>
    </message>
    <message>
        <source>is today</source>
        <translation>ist heute</translation>
    </message>
    <message>
        <source>is in this month</source>
        <translation>ist in diesem Monat</translation>
    </message>
    <message>
        <source>is in this year</source>
        <translation>ist in diesem Jahr</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>ist am</translation>
    </message>
    <message>
        <source>is not on</source>
        <translation>ist nicht am</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>ist vor dem</translation>
    </message>
    <message>
        <source>is on or before</source>
        <translation>ist spätestens am</translation>
    </message>
    <message>
        <source>is after</source>
        <translation>ist nach dem</translation>
    </message>
    <message>
        <source>is on or after</source>
        <translation>ist frühestens am</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>changing “{name}”</source>
        <translation>„{name}“ ändern</translation>
    </message>
    <message>
        <source>deleting “{name}”</source>
        <translation>„{name}“ löschen</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>„{name}“ löschen?</translation>
    </message>
    <message>
        <source>Edit → Undo brings it back.</source>
        <translation>Bearbeiten → Rückgängig bringt es zurück.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>creating the view “{name}”</source>
        <translation>Ansicht „{name}“ anlegen</translation>
    </message>
    <message>
        <source>changing the view “{name}”</source>
        <translation>Ansicht „{name}“ ändern</translation>
    </message>
    <message>
        <source>deleting the view “{name}”</source>
        <translation>Ansicht „{name}“ löschen</translation>
    </message>
</context>
<context>
    <name>invitation</name>
    <message>
        <source>{user} invites you to work on the project “{project}” in Business Platform.

Your invitation code: {code}
Valid until {day}.</source>
        <translation>{user} lädt Sie ein, am Projekt „{project}“ in Business Platform mitzuarbeiten.

Ihr Einladungscode: {code}
Gültig bis {day}.</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>No name yet</source>
        <translation>Noch kein Name</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>A name, a title: one line</source>
        <translation>Ein Name, ein Titel: eine Zeile</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>Langer Text</translation>
    </message>
    <message>
        <source>Notes on any number of lines</source>
        <translation>Notizen mit beliebig vielen Zeilen</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Ganzzahl</translation>
    </message>
    <message>
        <source>A count: 3 pieces, 120 seats</source>
        <translation>Eine Anzahl: 3 Stück, 120 Plätze</translation>
    </message>
    <message>
        <source>Decimal number</source>
        <translation>Dezimalzahl</translation>
    </message>
    <message>
        <source>A measure, with decimal places</source>
        <translation>Ein Maß, mit Nachkommastellen</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geldbetrag</translation>
    </message>
    <message>
        <source>An amount in one currency</source>
        <translation>Ein Betrag in einer Währung</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja/Nein</translation>
    </message>
    <message>
        <source>A box to tick</source>
        <translation>Ein Kästchen zum Ankreuzen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>A day, from the calendar</source>
        <translation>Ein Tag aus dem Kalender</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>A moment, in everyone&apos;s own time</source>
        <translation>Ein Zeitpunkt, für alle in ihrer Ortszeit</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>One of a list: open, done</source>
        <translation>Eines aus einer Liste: offen, erledigt</translation>
    </message>
    <message>
        <source>Several choices</source>
        <translation>Mehrfachauswahl</translation>
    </message>
    <message>
        <source>Any number of a list, as tags</source>
        <translation>Beliebig viele aus einer Liste, als Schlagwörter</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>An address to write to</source>
        <translation>Eine Adresse zum Anschreiben</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>A number to call</source>
        <translation>Eine Nummer zum Anrufen</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>A page to open</source>
        <translation>Eine Seite zum Öffnen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Leads to one record of a data type</source>
        <translation>Führt zu einem Datensatz eines Datentyps</translation>
    </message>
    <message>
        <source>Several links</source>
        <translation>Mehrere Verknüpfungen</translation>
    </message>
    <message>
        <source>Leads to any number of records</source>
        <translation>Führt zu beliebig vielen Datensätzen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>A picture or document, kept with the data</source>
        <translation>Ein Bild oder Dokument, bei den Daten aufbewahrt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Verkaufschance</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Lagerbestand</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>World</source>
        <translation>Welt</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>Auszeichnung</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
</context>
<context>
    <name>notifications</name>
    <message>
        <source>Badge withdrawn: {badge}</source>
        <translation>Abzeichen entzogen: {badge}</translation>
    </message>
    <message>
        <source>{by}: {reason}</source>
        <translation>{by}: {reason}</translation>
    </message>
    <message>
        <source>Badge given back: {badge}</source>
        <translation>Abzeichen zurückgegeben: {badge}</translation>
    </message>
    <message>
        <source>{by} has given it back to you.</source>
        <translation>{by} hat es Ihnen zurückgegeben.</translation>
    </message>
    <message>
        <source>For what you have already done.</source>
        <translation>Für das, was Sie schon getan haben.</translation>
    </message>
    <message>
        <source>Something new</source>
        <translation>Etwas Neues</translation>
    </message>
    <message>
        <source>Update Business Platform to see what it is.</source>
        <translation>Aktualisieren Sie Business Platform, um zu sehen, was es ist.</translation>
    </message>
    <message>
        <source>New badge: {badge}</source>
        <translation>Neues Abzeichen: {badge}</translation>
    </message>
</context>
<context>
    <name>nouns</name>
    <message>
        <source>Data types</source>
        <translation>Datentypen</translation>
    </message>
    <message>
        <source>New data type</source>
        <translation>Neuer Datentyp</translation>
    </message>
    <message>
        <source>Next step: describe your data</source>
        <translation>Nächster Schritt: Daten beschreiben</translation>
    </message>
    <message>
        <source>A data type is the shape of your records: contacts, stock, visitors.</source>
        <translation>Ein Datentyp ist die Form Ihrer Datensätze: Kontakte, Lager, Besucher.</translation>
    </message>
    <message>
        <source>Create your first data type to earn {badge}.</source>
        <translation>Ihr erster Datentyp bringt Ihnen „{badge}“.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>New action</source>
        <translation>Neue Aktion</translation>
    </message>
    <message>
        <source>Next step: automate something</source>
        <translation>Nächster Schritt: etwas automatisieren</translation>
    </message>
    <message>
        <source>An action does something with your records by itself.</source>
        <translation>Eine Aktion tut von selbst etwas mit Ihren Datensätzen.</translation>
    </message>
    <message>
        <source>Create your first action to earn {badge}.</source>
        <translation>Ihre erste Aktion bringt Ihnen „{badge}“.</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Anwendungen</translation>
    </message>
    <message>
        <source>New application</source>
        <translation>Neue Anwendung</translation>
    </message>
    <message>
        <source>Next step: build an application</source>
        <translation>Nächster Schritt: eine Anwendung bauen</translation>
    </message>
    <message>
        <source>An application shows your records on pages of their own.</source>
        <translation>Eine Anwendung zeigt Ihre Datensätze auf eigenen Seiten.</translation>
    </message>
    <message>
        <source>Create your first application to earn {badge}.</source>
        <translation>Ihre erste Anwendung bringt Ihnen „{badge}“.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Invite member</source>
        <translation>Mitglied einladen</translation>
    </message>
    <message>
        <source>Next step: invite your team</source>
        <translation>Nächster Schritt: das Team einladen</translation>
    </message>
    <message>
        <source>Members work on this project together.</source>
        <translation>Mitglieder arbeiten gemeinsam an diesem Projekt.</translation>
    </message>
    <message>
        <source>Invite your first member to earn {badge}.</source>
        <translation>Ihre erste Einladung bringt Ihnen „{badge}“.</translation>
    </message>
    <message>
        <source>Project created</source>
        <translation>Projekt angelegt</translation>
    </message>
    <message>
        <source>Data type created</source>
        <translation>Datentyp angelegt</translation>
    </message>
    <message>
        <source>Action created</source>
        <translation>Aktion angelegt</translation>
    </message>
    <message>
        <source>Application created</source>
        <translation>Anwendung angelegt</translation>
    </message>
    <message>
        <source>Edit data type</source>
        <translation>Datentyp bearbeiten</translation>
    </message>
    <message>
        <source>Edit action</source>
        <translation>Aktion bearbeiten</translation>
    </message>
    <message>
        <source>Edit application</source>
        <translation>Anwendung bearbeiten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Team members</source>
        <translation>Teammitglieder</translation>
    </message>
    <message>
        <source>App users</source>
        <translation>App-Benutzer</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
</context>
<context>
    <name>person</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>schemaFiles</name>
    <message>
        <source>Import a JSON Schema</source>
        <translation>JSON-Schema importieren</translation>
    </message>
    <message>
        <source>Export as JSON Schema</source>
        <translation>Als JSON-Schema exportieren</translation>
    </message>
    <message>
        <source>JSON Schema</source>
        <translation>JSON-Schema</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>sorting</name>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>No first</source>
        <translation>Nein zuerst</translation>
    </message>
    <message>
        <source>Yes first</source>
        <translation>Ja zuerst</translation>
    </message>
    <message>
        <source>A to Z</source>
        <translation>A bis Z</translation>
    </message>
    <message>
        <source>Z to A</source>
        <translation>Z bis A</translation>
    </message>
</context>
<context>
    <name>trash</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Deleted by</source>
        <translation>Gelöscht von</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Record of “{type}”</source>
        <translation>Datensatz von „{type}“</translation>
    </message>
    <message>
        <source>Field of “{type}”</source>
        <translation>Feld von „{type}“</translation>
    </message>
    <message>
        <source>Data type</source>
        <translation>Datentyp</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>verdicts</name>
    <message>
        <source>This badge is genuine: it was signed here, and has not been changed since.</source>
        <translation>Dieses Abzeichen ist echt: Es wurde hier signiert und seither nicht verändert.</translation>
    </message>
    <message>
        <source>This badge has not been changed since it was signed. It was not signed here, and nothing in the file proves by whom.</source>
        <translation>Dieses Abzeichen wurde seit der Signatur nicht verändert. Es wurde nicht hier signiert, und nichts in der Datei beweist, von wem.</translation>
    </message>
    <message>
        <source>This badge is not genuine: it has been changed since it was signed.</source>
        <translation>Dieses Abzeichen ist nicht echt: Es wurde seit der Signatur verändert.</translation>
    </message>
    <message>
        <source>This badge is not genuine: the picture is not the one that was signed with it.</source>
        <translation>Dieses Abzeichen ist nicht echt: Das Bild ist nicht das, das mit ihm signiert wurde.</translation>
    </message>
    <message>
        <source>This badge has expired.</source>
        <translation>Dieses Abzeichen ist abgelaufen.</translation>
    </message>
    <message>
        <source>This badge is dated in the future.</source>
        <translation>Dieses Abzeichen trägt ein Datum in der Zukunft.</translation>
    </message>
    <message>
        <source>Whether this badge is genuine cannot be told here: its signer&apos;s key would have to be fetched from the Internet.</source>
        <translation>Ob dieses Abzeichen echt ist, lässt sich hier nicht sagen: Der Schlüssel müsste aus dem Internet geholt werden.</translation>
    </message>
    <message>
        <source>Whether this badge is genuine cannot be told here: it is not signed as a VC-JWT but in another way.</source>
        <translation>Ob dieses Abzeichen echt ist, lässt sich hier nicht sagen: Es ist nicht als VC-JWT signiert, sondern auf andere Weise.</translation>
    </message>
    <message>
        <source>Whether this badge is genuine cannot be told here: it follows an older version of Open Badges than 3.0.</source>
        <translation>Ob dieses Abzeichen echt ist, lässt sich hier nicht sagen: Es folgt einer älteren Fassung von Open Badges als 3.0.</translation>
    </message>
    <message>
        <source>This is not a badge file.</source>
        <translation>Das ist keine Abzeichendatei.</translation>
    </message>
    <message>
        <source>There is no badge in this picture.</source>
        <translation>In diesem Bild ist kein Abzeichen.</translation>
    </message>
    <message>
        <source>This file is damaged: no badge can be read from it.</source>
        <translation>Diese Datei ist beschädigt: Aus ihr lässt sich kein Abzeichen lesen.</translation>
    </message>
    <message>
        <source>This file is too large to be a badge: more than {limit} MB.</source>
        <translation>Diese Datei ist zu groß für ein Abzeichen: mehr als {limit} MB.</translation>
    </message>
    <message>
        <source>This file holds more than a badge can need, and was not read to its end.</source>
        <translation>Diese Datei enthält mehr, als ein Abzeichen brauchen kann, und wurde nicht zu Ende gelesen.</translation>
    </message>
    <message>
        <source>This is signed, but not in the form of an Open Badges 3.0 credential.</source>
        <translation>Das ist signiert, aber nicht in der Form eines Open-Badges-3.0-Nachweises.</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
</TS>
