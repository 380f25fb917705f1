"""Words of names of columns that speak of vehicles, their number plates and who drives them."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import plain, stems_of
from personalize_poc.data.own.roles.words.people_words import VEHICLES

RIDDEN = frozenset(map(plain, VEHICLES)) | frozenset(
    stems_of(
        """
        bike bikes bicycle ebike e_bike bikeid bikenr bikenumber fahrrad fahrradnr
        fahrradnummer fahrradid rad radnr radnummer leihrad
        vélo velo vélos bici bicicleta bicicletta biciclette fiets fietsnummer rower roweru kolo
        kola bicykel cykel cykelnr cykelnummer sykkel sykkelnr polkupyörä pyörä kerékpár kerekpar
        bicikl ποδήλατο bisiklet bisikletin велосипед велосипеда xe_đạp sepeda دراجة จักรยาน
        자전거 자전거번호 自転車 自転車番号 单车 自行车 脚踏车 单车编号
        scooter scooters escooter e_scooter trottinette patinete patinetes monopattino
        hulajnoga hulajnogi koloběžka elsparkcykel sparkcykel elsparkesykkel sähköpotkulauta
        самокат самоката 킥보드 전동킥보드 滑板车
        moped mopeds motorbike motorcycle motorrad moto motos mofa motocykl motorroller
        car cars carid voiture voitures coche carro carros automobile samochód samochodu
        автомобиль автомобиля автомобіль 자동차 自動車 汽车
        bus buses busid autobus autobús ônibus autocarro autobusu otobüs linja_auto автобус автобуса
        버스 バス 公交车 巴士 taxi taxis taxiid 택시 タクシー 出租车 tram trams трамвай"""
    )
)
"""What somebody rides or goes with: no people, whoever sits in it."""

PLATES = frozenset(
    stems_of(
        """
        plate plates licenseplate numberplate registration_plate matrícula matricula matrículas
        kennzeichen nummernschild fahrzeugkennzeichen immatriculation targa kenteken rejestracja
        rejestracyjny rejestracyjna rejestracyjne spz rz rendszám rendszam registreringsnummer regnr
        regnummer regno rekisterinumero rekkari registracija πινακίδα plaka plakası plakasi placa
        placas госномер номерной держномер biển_số plat_nomor nopol ทะเบียน اللوحة
        차량번호 번호판 車両番号 登録番号 ナンバープレート 车牌 车牌号 車牌
        vin chassis fahrgestellnummer fin bastidor telaio châssis"""
    )
)
"""What names a single vehicle: its number plate, or the number of its frame."""

MODELS = frozenset(
    stems_of(
        """
        model models modelo modelos modell modelle modèle modele modello modelli malli modelis
        modelu modeli mudel típus модель модели μοντέλο 모델 모델명 차종 車種 モデル 车型 型号"""
    )
)
"""What all vehicles that are alike are called."""

DRIVERS = frozenset(
    stems_of(
        """
        driver drivers fahrer fahrerin lenker conducteur conductrice conductor conductora condutor
        condutora motorista conducente guidatore guidatrice bestuurder berijder kierowca kierowcy
        řidič řidiče vodič sofőr vezető șofer conducător οδηγός οδηγού sürücü sürücünün förare fører
        sjåfør kuljettaja водитель водителя водій водія lái_xe pengemudi السائق ผู้ขับ
        운전자 運転者 驾驶人 驾驶员 renter hirer lessee mieter arrendatario locatario"""
    )
)
"""Who drives: a customer of whoever lets cars, and who works for a taxi."""
