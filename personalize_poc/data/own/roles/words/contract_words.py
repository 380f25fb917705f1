"""Words of names of columns of what somebody has with a firm for long: an account, a policy."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import Hint, stems_of
from personalize_poc.data.own.roles.words.words_of_ids import bare

_CONTRACTS = frozenset(
    stems_of(
        """
        contract agreement policy account acct portfolio vertrag vertrags police policen
        versicherungsschein versicherungspolice bausparvertrag depot konto rahmenvertrag
        contrat compte dossier adhesion convention contrato póliza cuenta expediente apólice
        conta contratto polizza conto polis rekening overeenkomst dossiers umowa umowy polisa polisy
        rachunek rachunku konta smlouva smlouvy pojistka pojistky účet účtu договор договора
        полис полиса договір договору поліс поліса poliçe sözleşme hesap avtal försäkring
        försäkringsbrev depå aftale polise avtale sopimus vakuutus tili arvoosuustili
        szerződés kötvény poliță contul συμβόλαιο συμβολαίου hợp_đồng kontrak عقد العقد وثيقة
        حساب الحساب
        """
    )
)
_WITHIN = (
    "계좌", "계약", "증권번호", "보험증권", "통장", "口座", "契約", "証券番号", "保険証券",
    "账户", "账号", "帐户", "帐号", "賬戶", "帳戶", "帳號", "合同", "合约", "合約", "保单", "保單",
)  # fmt: skip
"""The same in scripts without blanks between words."""


def is_called_so(said: Hint) -> bool:
    """Whether a name says that a column numbers contracts, accounts or policies."""
    words = (*said.tokens, "_".join(said.tokens))
    return any(bare(one) in _CONTRACTS or any(x in one for x in _WITHIN) for one in words)
