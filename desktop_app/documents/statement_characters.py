"""The characters that nearly every statement of a shop shows: the form's words, figures, and the shop's own texts.

They are cut from the fonts once and shared by all statements. One that is missing here still prints, a little slower.
"""

from desktop_app.documents.typeface import Weight
from desktop_app.domain.shop import Shop

_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "¥　－＋＝零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整人民币"
_CHINESE = {
    Weight.REGULAR: (
        "“”、。一上下不两中为主之于付以件位余依保信催共其冲决减出列初利到前剪办务单即原及可号各后告回在地址"
        "均复天失存客寄对将已年并序应异张往微我截户所批承抵拍按损据支收数方无日时明月有期未末本权来栏校核欠次"
        "种款此没沿法清照物电留的盖相码章符第签系约纸线经结职联至致补讫议记话该误说请诺调账货质贵转述退送逾量金"
        "销间面页项预额验（），：；与个了代全内再划剩加变另同和因增处外定容少律或改是替最止理用知笔等还迟选通部除须份作废那能角只"
    ),
    Weight.BOLD: (
        "。一不中为付以余信借其况减单双只可号合后回在型客对尚已年应往息我截户执抵据摘收方无日明月有期未本来栏"
        "种欠款清状的章符签类经结至要计论证误请账货贵贷配金项预额（），：不加增少减核草稿编"
    ),
}


def shared_characters(shop: Shop, language: str) -> dict[Weight, str]:
    """Texts that hold the shared characters, in each weight."""
    words = _CHINESE if language == "zh_CN" else dict.fromkeys(Weight, "")
    facts = (
        shop.name
        + shop.business
        + shop.address
        + shop.phone
        + shop.wechat
        + shop.bank_account
        + shop.statement_clause
        + shop.statement_title
    )
    return {
        Weight.REGULAR: _ALWAYS + words[Weight.REGULAR] + facts,
        Weight.BOLD: _ALWAYS + words[Weight.BOLD] + shop.name + shop.statement_title,
    }
