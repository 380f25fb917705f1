"""Names that many people have, by which a column of names is known as one of people.

In the West given names, of which a few hundred are enough; in Korea, Japan and China family names.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of

GIVEN_NAMES = frozenset(
    stems_of(
        """
        mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty
        margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah
        stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma
        nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather
        diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
        andrea hannah megan cheryl jacqueline martha gloria teresa ann anne jean alice julia
        charlotte sophie sophia chloe lucy grace amelia ella freya isla jane eleanor fiona heather
        aoife niamh siobhan sinead maeve una nora bridget orla ciara roisin sheila eileen moira rose
        james robert john michael david william richard joseph thomas charles christopher daniel
        matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
        ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
        scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry
        tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy walter
        christian keith roger terry harry sean oliver simon graham ian stuart alan colin neil tom
        liam conor declan eamon brendan cormac noel pat fergus padraig seamus eoin cian darragh
        hans klaus jürgen wolfgang dieter manfred uwe günter helmut bernd stefan andreas markus
        matthias jan lukas leon finn jonas felix maximilian sabine petra monika ursula renate helga
        karin ingrid gisela birgit heike katrin anja claudia lena mia lea johanna greta lotte
        jacques philippe françois jean-pierre laurent nicolas julien pierre rené henri louis
        antoine mathieu camille élodie aurélie céline nathalie isabelle sylvie monique françoise
        hélène manon léa margaux chantal véronique
        josé juan antonio manuel francisco javier carlos miguel ángel jesús pedro alejandro pablo
        sergio fernando jorge luis alberto álvaro diego adrián raúl andrés carmen josefa isabel
        dolores pilar cristina marta lucía mercedes rosa elena concepción beatriz raquel silvia
        joão antónio paulo rui nuno tiago gonçalo rafael bruno ana inês catarina sofia mariana
        joana fernanda juliana márcia luciana patrícia lívia larissa letícia gabriela isabela renata
        vitória thiago caio felipe gustavo guilherme rodrigo leonardo matheus vinícius
        rafa duda bia nando
        giuseppe giovanni antonio mario luigi marco andrea francesco alessandro matteo lorenzo
        stefano roberto paolo giulia chiara francesca valentina martina elisa paola giovanna
        luca piero pietro carlo carla davide simone federico federica riccardo gabriele alessio
        filippo fabio massimo claudio enrico franco giorgio giorgia vincenzo salvatore domenico
        michele daniele daniela emanuele giacomo tommaso niccolò sara alessia elisabetta roberta
        simona monica ilaria caterina giuseppina antonella ludovica camilla
        jan piet pieter kees willem joost sander bram daan sem femke sanne anouk marieke ingrid
        anneke wilma mieke
        piotr krzysztof andrzej tomasz paweł michał marcin jakub mateusz agnieszka katarzyna
        małgorzata joanna magdalena ewa zofia
        jiří josef pavel martin tomáš jaroslav miroslav zdeněk jana eva hana lenka kateřina věra
        lars erik anders karl johan nils sven bengt björn gunnar kristina eva birgitta margareta
        elisabet astrid ingeborg mette kirsten hanne søren jens niels mikkel ole kari liv
        matti timo juha kari antti mikko päivi tuula anneli helena johanna
        lászló istván józsef jános zoltán sándor gábor attila katalin ilona zsuzsanna erzsébet
        ion gheorghe vasile mihai andrei elena ioana mihaela
        mehmet mustafa ahmet ali hüseyin hasan ibrahim emre burak fatma ayşe emine hatice zeynep
        elif merve
        александр дмитрий сергей андрей алексей михаил иван николай владимир елена ольга наталья
        татьяна ирина анна мария екатерина светлана юлия анастасия
        олександр тарас оксана олена ірина
        γιώργος γιάννης δημήτρης νίκος κώστας μαρία ελένη κατερίνα βασιλική σοφία
        muhammad mohamed mohammed ahmed omar fatima aisha khadija zainab youssef
        priya rahul amit sunita anil rajesh pooja neha sanjay
        nguyễn_văn minh hương lan agus budi siti dewi"""
    )
)

FAMILY_NAMES_KO = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
FAMILY_NAMES_JA = stems_of(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林
    斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上
    遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村
    中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井
    高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 武田 野口 松井 千葉"""
)
FAMILY_NAMES_ZH = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金贾賈夏韦韋方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚邵万萬钱錢严嚴覃武戴莫孔向汤湯"
)
