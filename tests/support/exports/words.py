"""Words for made-up products, in eleven languages. No brand, and nobody, is called so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """Nouns, adjectives and eight categories of a language; `form` puts a name together."""

    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    kinds: tuple[str, ...]
    cities: tuple[str, ...]
    form: str = "{adjective} {noun}"

    def name(self, noun: str, adjective: str) -> str:
        """What a product of both is called."""
        return self.form.format(noun=noun, adjective=adjective)


def _tongue(nouns: str, adjectives: str, kinds: str, cities: str, form: str = "") -> Tongue:
    first, second, third, fourth = (
        tuple(text.strip() for text in listed.split(","))
        for listed in (nouns, adjectives, kinds, cities)
    )
    return Tongue(first, second, third, fourth, form or "{adjective} {noun}")


SYLLABLES = (
    *("ba", "bre", "cai", "del", "dor", "e", "fen", "ga", "hil", "ira", "jo", "kel", "lu", "mar"),
    *("na", "ol", "pre", "qui", "ro", "sel", "ta", "u", "vin", "wel", "xa", "yo", "zim"),
)

TONGUES = {
    "en": _tongue(
        "Lamp,Kettle,Blanket,Jacket,Notebook,Backpack,Chair,Mug,Tent,Pillow,Speaker,Rug,Scarf,Pan,Clock",
        "Harbour,Birch,Amber,Northern,Quiet,Foldable,Woven,Copper,Midnight,Meadow,Slate,Coral",
        "Lighting,Kitchen,Bedroom,Clothing,Stationery,Outdoor,Furniture,Audio",
        "Northwick,Ellbridge,Saltmere,Coldford,Marsh End",
    ),
    "de": _tongue(
        "Lampe,Kanne,Decke,Jacke,Mütze,Schere,Schürze,Bürste,Tasse,Bank,Uhr,Schüssel,Gießkanne,Säge",
        "grüne,weiße,große,faltbare,schmale,hölzerne,kühle,weiche,blaue,größere,süße,stille",
        "Beleuchtung,Küche,Schlafzimmer,Kleidung,Büro,Draußen,Möbel,Geräte",
        "Oberlingen,Nordhövel,Groß Winden,Süderbrück,Talheim am Moor",
    ),
    "fr": _tongue(
        "lampe,théière,couverture,veste,écharpe,chaise,étagère,tasse,poêle,horloge,boîte,forêt",
        "dorée,légère,pliante,bleue,brodée,fraîche,étroite,tressée,ancienne,élégante,cirée",
        "Éclairage,Cuisine,Chambre,Vêtements,Papeterie,Extérieur,Meubles,Électronique",
        "Valbrune,Saint-Orlé,Montférac,Bréville-la-Forêt,Côte-Noire",
        "{noun} {adjective}",
    ),
    "es": _tongue(
        "lámpara,tetera,manta,chaqueta,bufanda,silla,estantería,taza,sartén,almohada,cañón,muñeca",
        "dorada,ligera,plegable,azul,pequeña,única,rústica,cálida,mágica,sólida",
        "Iluminación,Cocina,Dormitorio,Ropa,Papelería,Jardín,Muebles,Electrónica",
        "Valdeñora,Puerto Brisal,Montaraz,San Olmedo,Peñalba Nueva",
        "{noun} {adjective}",
    ),
    "pt": _tongue(
        "Pousada,Hotel,Chalé,Estância,Quinta,Hostel,Casa,Refúgio,Solar,Recanto",
        "da Maré,das Acácias,do Pinhão,da Lua,do Coração,das Águas,da Manhã,do Grão,da Estação",
        "Praia,Montanha,Cidade,Campo,Família,Negócios,Romântico,Econômico",
        "Porto Claro,São Braz do Vale,Ilha Funda,Serra Mansa,Cachoeirão",
        "{noun} {adjective}",
    ),
    "it": _tongue(
        "Torta,Zuppa,Pasta,Insalata,Frittata,Crostata,Focaccia,Polenta,Crema,Lasagna,Vellutata",
        "di zucca,ai funghi,al limone,di più verdure,con ceci,alla salvia,di mele,con noci",
        "Dolci,Primi,Secondi,Contorni,Antipasti,Zuppe,Pane,Bevande",
        "Borgo Alto,Pietranova,Lago Sereno,Montechiaro,Valleombra",
        "{noun} {adjective}",
    ),
    "ko": _tongue(
        "램프,주전자,담요,자켓,공책,배낭,의자,머그컵,텐트,베개,스피커,목도리,냄비,시계",
        "푸른,포근한,접이식,은은한,단단한,가벼운,새벽,바다,들꽃,달빛,구름",
        "조명,주방,침실,의류,문구,야외,가구,음향",
        "한별시,새솔시,가람시,너울군,도담시",
    ),
    "ja": _tongue(
        "ランプ,やかん,毛布,上着,ノート,鞄,椅子,湯呑み,枕,時計,鍋,座布団,箸置き,手拭い",
        "青い,柔らかい,折りたたみ,静かな,木製の,朝の,海の,小さな,軽い,丸い",
        "照明,台所,寝室,衣料,文具,屋外,家具,音響",
        "北浜市,若葉町,東雲台,光ヶ原,水無瀬野",
        "{adjective}{noun}",
    ),
    "zh": _tongue(
        "台灯,水壶,毛毯,夹克,笔记本,背包,椅子,茶杯,帐篷,枕头,音箱,围巾,炒锅,闹钟",
        "青山,轻便,折叠,暖心,北岸,木质,晨光,海风,素雅,云朵",
        "灯具,厨房,卧室,服装,文具,户外,家具,音响",
        "临川湾,望舒市,青禾镇,南屏州,云溪",
        "{adjective}{noun}",
    ),
    "ru": _tongue(
        "лампа,чашка,куртка,тетрадь,палатка,подушка,колонка,сковорода,шапка,скамья,полка,ваза",
        "северная,тихая,складная,медная,лёгкая,синяя,тёплая,прочная,круглая,новая",
        "Освещение,Кухня,Спальня,Одежда,Канцелярия,Туризм,Мебель,Звук",
        "Новоречье,Белая Гавань,Сосногорье,Ясноморск,Каменка",
    ),
    "tr": _tongue(
        "lamba,çaydanlık,battaniye,ceket,defter,çanta,sandalye,fincan,çadır,yastık,kilim,saat,tava",
        "yeşil,ışıklı,güçlü,katlanır,ılık,gümüş,şık,büyük,küçük,öğle",
        "Aydınlatma,Mutfak,Yatak Odası,Giyim,Kırtasiye,Dış Mekân,Mobilya,Ses",
        "Gölkıyı,Yeşilbağ,Işıktepe,Çınarlı,Öğleköy",
    ),
}
