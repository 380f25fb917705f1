"""Given names that many people have, by which a column of names is known as one of people."""

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
        joana fernanda juliana márcia luciana patrícia
        giuseppe giovanni antonio mario luigi marco andrea francesco alessandro matteo lorenzo
        stefano roberto paolo giulia chiara francesca valentina martina elisa paola giovanna
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
