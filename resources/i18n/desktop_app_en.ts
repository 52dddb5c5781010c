<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BadCells</name>
    <message numerus="yes">
        <source>%n value(s) do not fit. Nothing has been changed yet.</source>
        <translation>
            <numerusform>%n value does not fit. Nothing has been changed yet.</numerusform>
            <numerusform>%n values do not fit. Nothing has been changed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the other %n</source>
        <translation>
            <numerusform>Take the other %n</numerusform>
            <numerusform>Take the other %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>Notifications, %n unread</source>
        <translation>
            <numerusform>Notifications, %n unread</numerusform>
            <numerusform>Notifications, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message numerus="yes">
        <source>%n more value(s)</source>
        <translation>
            <numerusform>%n more value</numerusform>
            <numerusform>%n more values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message numerus="yes">
        <source>Deleted: %n value(s) go to the trash for 30 days.</source>
        <translation>
            <numerusform>Deleted: %n value goes to the trash for 30 days.</numerusform>
            <numerusform>Deleted: %n values go to the trash for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) fit and stay.</source>
        <translation>
            <numerusform>%n value fits and stays.</numerusform>
            <numerusform>%n values fit and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) do not fit.</source>
        <translation>
            <numerusform>%n value does not fit.</numerusform>
            <numerusform>%n values do not fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change, and empty the %n value(s) that do not fit</source>
        <translation>
            <numerusform>Change, and empty the %n value that does not fit</numerusform>
            <numerusform>Change, and empty the %n values that do not fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkEdit</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkingRecords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordHistory</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>restoring %n record(s)</source>
        <translation>
            <numerusform>restoring %n record</numerusform>
            <numerusform>restoring %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Deletion</name>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation>
            <numerusform>Delete %n record?</numerusform>
            <numerusform>Delete %n records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) still link here</source>
        <translation>
            <numerusform>%n record still links here</numerusform>
            <numerusform>%n records still link here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleting %n record(s)</source>
        <translation>
            <numerusform>deleting %n record</numerusform>
            <numerusform>deleting %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Summary</name>
    <message numerus="yes">
        <source>%n badge(s) added</source>
        <translation>
            <numerusform>%n badge added</numerusform>
            <numerusform>%n badges added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>badge_words</name>
    <message numerus="yes">
        <source>%n badge(s) added.</source>
        <translation>
            <numerusform>%n badge added.</numerusform>
            <numerusform>%n badges added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n got an earlier date or its proof.</source>
        <translation>
            <numerusform>%n got an earlier date or its proof.</numerusform>
            <numerusform>%n got an earlier date or their proof.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n you already had.</source>
        <translation>
            <numerusform>%n you already had.</numerusform>
            <numerusform>%n you already had.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be verified and is marked so.</source>
        <translation>
            <numerusform>%n could not be verified and is marked so.</numerusform>
            <numerusform>%n could not be verified and are marked so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is not known here and was left out.</source>
        <translation>
            <numerusform>%n is not known here and was left out.</numerusform>
            <numerusform>%n are not known here and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n made no sense and was left out.</source>
        <translation>
            <numerusform>%n made no sense and was left out.</numerusform>
            <numerusform>%n made no sense and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
