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
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
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
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
</TS>
