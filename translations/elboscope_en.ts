<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ResultSentences</name>
    <message numerus="yes">
        <source>%n more class(es) follow in the chart.</source>
        <translation>
            <numerusform>%n more class follows in the chart.</numerusform>
            <numerusform>%n more classes follow in the chart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::CertaintyCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::ExportDialog</name>
    <message numerus="yes">
        <source>%n files were written into “%1”.</source>
        <translation>
            <numerusform>%n file was written into “%1”.</numerusform>
            <numerusform>%n files were written into “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::Inspector</name>
    <message numerus="yes">
        <source>The folder holds %n pictures: the first was opened, %1.</source>
        <translation>
            <numerusform>The folder holds %n picture: %1 was opened.</numerusform>
            <numerusform>The folder holds %n pictures: the first was opened, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed closed, since one picture, one record and one model are open at a time: %1.</source>
        <translation>
            <numerusform>%n file stayed closed, since one picture, one record and one model are open at a time: %1.</numerusform>
            <numerusform>%n files stayed closed, since one picture, one record and one model are open at a time: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerBrowser</name>
    <message numerus="yes">
        <source>%n padding token(s) left out to save memory</source>
        <translation>
            <numerusform>%n padding token left out to save memory</numerusform>
            <numerusform>%n padding tokens left out to save memory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerModel</name>
    <message numerus="yes">
        <source>%n head(s), averaged</source>
        <translation>
            <numerusform>%n head, averaged</numerusform>
            <numerusform>%n heads, averaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::LayerRows</name>
    <message numerus="yes">
        <source>%n pass(es)</source>
        <translation>
            <numerusform>%n pass</numerusform>
            <numerusform>%n passes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MainWindow</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MapGrid</name>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MeasurementRows</name>
    <message numerus="yes">
        <source>A run takes at most %n pass(es) through the network.</source>
        <translation>
            <numerusform>A run takes at most %n pass through the network.</numerusform>
            <numerusform>A run takes at most %n passes through the network.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A run takes %n pass(es) through the network.</source>
        <translation>
            <numerusform>A run takes %n pass through the network.</numerusform>
            <numerusform>A run takes %n passes through the network.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MethodRows</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::MissingClassCard</name>
    <message numerus="yes">
        <source>Neither do %n other class(es).</source>
        <translation>
            <numerusform>Neither does %n other class.</numerusform>
            <numerusform>Neither do %n other classes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::TokenChips</name>
    <message numerus="yes">
        <source>%n × padding</source>
        <translation>
            <numerusform>%n × padding</numerusform>
            <numerusform>%n × padding</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>elboscope::TruthPanel</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) of the mask stand for no class here and count as background.</source>
        <translation>
            <numerusform>%n label of the mask stands for no class here and counts as background.</numerusform>
            <numerusform>%n labels of the mask stand for no class here and count as background.</numerusform>
        </translation>
    </message>
</context>
</TS>
