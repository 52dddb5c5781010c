<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
