"""Names of columns of the numbers that states and tax offices give to persons and firms."""

from __future__ import annotations

from itertools import pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import Hint, stems_of

OTHERS = ("staff", "vendor", "campaign")
"""Whose numbers are not those of customers: who works there, and who supplies goods."""
_NAMES = frozenset(
    stems_of(
        """cpf cnpj cpfcnpj dni cuit cuil curp nif rut pesel bsn tckn ssn personnummer
        codicefiscale rodnecislo nationalid personalausweisnummer passnummer passportno
        사업자등록번호 사업자번호 법인등록번호 法人番号
        주민등록번호 주민번호 マイナンバー 身份证号 身份证 身份证号码"""
    )
)
_PHRASES = (
    *("codice_fiscale", "rodne_cislo", "national_id", "personal_code", "identity_number"),
    *("identity_card", "identity_document", "documento_de_identidad", "documento_identidad"),
    *("documento_de_identidade", "numero_de_identificacion", "documento_d_identita", "tc_kimlik"),
    *("piece_d_identite", "passport_number", "numero_de_pasaporte", "documento_del_comprador"),
    *("documento_del_cliente", "documento_do_cliente", "documento_do_comprador", "cpf_cnpj"),
    *("client_document", "customer_document", "buyer_document", "documento_cliente"),
    "social_security",
)
_TAXPAYERS = frozenset(
    stems_of(
        """nip regon siret siren piva partitaiva steuernummer steuernr umsatzsteuerid ustid ustidnr
        ustidnummer uidnummer uidnr taxid taxno taxnumber taxcode vatid vatno vatnr vatnumber
        vatregno vatcode ein tin abn gstin gst_no vkn vergino verginumarasi btwnummer btwnr kvk
        kvknummer rsin orgnr orgno organisationsnummer organisasjonsnummer cvr cvrnr ytunnus momsnr
        dic ičo ico dph adoszam adószám cui afm αφμ инн кпп огрн едрпоу єдрпоу npwp mst rfc ruc
        cif nit unp унп 사업자등록번호 사업자번호 납세자번호 税号 納税者番号 登録番号
        統一編號 统一社会信用代码 纳税人识别号 統編 法人番号"""
    )
)
"""Words of names of columns of firms' numbers for taxes and registers."""
_TAXES = frozenset(
    stems_of(
        """vat tax tva iva ust mwst umsatzsteuer steuer fiscal fiscale impuesto btw moms mva alv
        kdv vergi dph daň áfa ндс 税 세금 납세"""
    )
)
"""Words of taxes: with long numbers beside them they are those of who pays it."""
_DIGITS = 8
"""Letters and digits of such a number on average, at least: an amount of tax has fewer."""
_LEAST = 20
"""Different ones, at least: fewer are kinds of a tax."""


def is_called(said: Hint) -> bool:
    """Whether a name says that a column has such numbers of customers.

    Args:
        said: what the name says. Whoever works there, and whoever supplies goods, has them too.
    """
    if said.about(*OTHERS):
        return False
    text = "_".join(said.tokens)
    return bool(_NAMES.intersection(said.tokens)) or any(
        f"_{phrase}_" in f"_{text}_" for phrase in _PHRASES
    )


def is_of_taxpayer(column: ColumnProfile, said: Hint) -> bool:
    """Whether a column has numbers by which a tax office or a register knows somebody.

    Args:
        column: any one; an amount of a tax is short or has decimals, and its rate comes back often.
        said: what its name says.
    """
    if column.shape.kind not in ("integer", "code") or column.distinct < _LEAST:
        return False
    if column.mean_length < _DIGITS:
        return False
    pairs = {"".join(two) for two in pairwise(said.tokens)}
    called = not (_TAXPAYERS | _TAXES).isdisjoint({*said.tokens, *pairs})
    return called or is_called(said)
