"""The texts letters begin with: the shop changes them as it likes, and keeps its own."""

from collections.abc import Callable, Mapping

from desktop_app.domain.errors import Said
from desktop_app.domain.letters import MERGE_FIELDS, LetterKind, LetterText, merged

LETTERS: Mapping[LetterKind, Said] = {
    LetterKind.PRIVACY: Said("What is kept about people"),
    LetterKind.POLICY: Said("How we sell on credit"),
    LetterKind.EXPLANATION: Said("About an old matter"),
    LetterKind.DEPOSIT: Said("About the deposit"),
    LetterKind.GUARANTEE: Said("Claim on the guarantor"),
    LetterKind.PLEDGE: Said("About the pledge"),
    LetterKind.GOODS_BACK: Said("Goods returned for the debt: notice"),
    LetterKind.STOP: Said("Supply stopped: notice"),
    LetterKind.CREDIT_STOP: Said("Credit stopped: notice"),
    LetterKind.BREACH: Said("A part of the plan was not paid"),
    LetterKind.CONFIRM: Said("Confirm the debt and pay"),
    LetterKind.SIGNERS: Said("Who signs for us: authorisation"),
    LetterKind.FREE: Said("Letter in own words"),
}
"""To choose from."""

_PRIVACY = (
    Said("To {customer}: {shop} sells to you on credit. For that we keep the names of the people who order, sign and "
         "pay for you, with their post, phone and WeChat."),
    Said("They serve to deliver, to compare accounts, to ask for payment and, where needed, to prove the debt, and "
         "nothing else. They are encrypted on our computer and given to nobody else, unless the law asks for it "
         "or you agree."),
    Said("We keep no identity cards. A bank account is kept only where money goes back to you, and only if its owner "
         "agrees to that separately (个人信息保护法 29)."),
    Said("Whoever is named may ask us what is kept, have it put right or deleted, and take their consent back: "
         "{shop_phone}. What the papers of a debt need stays until the debt and the time to claim it are over "
         "(个人信息保护法 17, 47)."),
    Said("We have read this and agree to it."),
)  # fmt: skip

_POLICY = (
    Said("New customers pay at once. Goods go out on credit when the terms are on paper and signed."),
    Said("Each customer has terms and a limit; beyond the limit goods leave when they are paid for. For {customer}: "
         "{terms}; limit {limit}."),
    Said("Who is overdue pays first; then goods leave on credit again. A promise puts no due date off."),
    Said("Goods are counted and looked at on arrival; what is wrong is said at once, and we answer within two working "
         "days. What is not in dispute is paid on its day."),
    Said("Every month there is a statement. Who does not agree says which slips differ."),
    Said("An exception is the owner's to make, with a reason and a last day, and is written down."),
    Said("The same holds for everybody. Who always pays on time may get longer terms and a higher limit."),
)  # fmt: skip

_EXPLANATION = (
    Said("To {customer}: you told us of this matter: ……"),
    Said("We have looked into it: …… It can no longer be put right, because …… We are sorry for the trouble."),
    Said("It does not touch the slips that are unpaid. On {today} {owed} is owed; please pay each slip by its due "
         "date. If something of it is in dispute, please name the slip and the sum, and pay the rest."),
)  # fmt: skip

_DEPOSIT = (
    Said("To {customer}: we hold a deposit of {deposit} of yours. On {today} {owed} is owed, of it {overdue} overdue, "
         "the oldest since {oldest_due}."),
    Said("Please pay what is overdue by ……. Otherwise we propose to set the deposit off against it; both sides sign "
         "for that. The deposit pays nothing before."),
)  # fmt: skip

_GUARANTEE = (
    Said("To {guarantor}: you answer for the debt of {customer} to {shop}. On {today} {owed} is owed, of it {overdue} "
         "overdue, the oldest since {oldest_due}."),
    Said("The guarantee ends on {guarantee_until}. Before that day we claim from you what is overdue, and ask you to "
         "pay it by …… (民法典 692, 693)."),
    Said("If it was paid meanwhile, please send us the proof. For questions: {shop_phone}."),
)  # fmt: skip

_PLEDGE = (
    Said("To {customer}: {security} was given as security for your debt; it ends on {security_until}. On {today} "
         "{owed} is owed, of it {overdue} overdue."),
    Said("Please pay what is overdue by ……, or renew the security before it ends. Otherwise we use it as agreed "
         "(民法典 436); what it brings above the debt is yours."),
)  # fmt: skip

_GOODS_BACK = (
    Said("To {customer}: on …… {security} came back to us for the debt, at the value of …… that both sides agreed. On "
         "{today} {owed} is owed before that."),
    Said("Until {security_until} you may take the goods out again by paying what is overdue (民法典 643). After that "
         "day the agreed value is set against the debt, and the rest stays owed. Please sign for this."),
)  # fmt: skip

_STOP = (
    Said("To {customer}: from {today} on we deliver no goods, paid or not. {owed} is owed, of it {overdue} overdue, "
         "the oldest since {oldest_due}:"),
    Said("{slips}"),
    Said("Please pay what is overdue by ……. When it has arrived, we deliver again and tell you so. If something of it "
         "is in dispute, please name the slip and the sum, and pay the rest. For questions: {shop_phone}."),
)  # fmt: skip

_CREDIT_STOP = (
    Said("To {customer}: from {today} on goods leave against payment only. {owed} is owed, of it {overdue} overdue, "
         "the oldest since {oldest_due}:"),
    Said("{slips}"),
    Said("Please pay what is overdue by ……. When it has arrived, we talk about credit again. If something of it is in "
         "dispute, please name the slip and the sum, and pay the rest. For questions: {shop_phone}."),
)  # fmt: skip

_BREACH = (
    Said("To {customer}: on {plan_agreed} we agreed on repayment plan {plan}. Since {plan_since} {plan_missing} of it "
         "is missing; {plan_rest} of it is left in all."),
    Said("Please pay what is missing by ……. If it stays unpaid, the agreement lets us ask for the whole rest at once "
         "once the missed parts reach the share it names (民法典 634)."),
    Said("If it was paid meanwhile, please send us the proof."),
)  # fmt: skip

_CONFIRM = (
    Said("To {customer}: on {today} you owe {shop} {owed}:"),
    Said("{slips}"),
    Said("We confirm this debt, every slip of it, and will pay it by ……, also where the time to go to court is over. "
         "We set nothing off against it, and nothing is wrong with the goods beyond what is written here: ……"),
    Said("Please sign, with seal, name, post and date, and give one copy back to us. For questions: {shop_phone}."),
)  # fmt: skip

_SIGNERS = (
    Said("To {shop}: from {today} on these people of {customer} may sign for goods and agree on statements for us, "
         "with post and telephone, until ……: ……"),
    Said("What they sign counts as signed by us. Whoever signed before and is not named here signs no more from that "
         "day on; what they signed until then stays as it is."),
    Said("We tell {shop} in writing when this changes. Seal, signature of the person in charge, date."),
)  # fmt: skip

_BODIES: Mapping[LetterKind, tuple[Said, ...]] = {
    LetterKind.PRIVACY: _PRIVACY,
    LetterKind.POLICY: _POLICY,
    LetterKind.EXPLANATION: _EXPLANATION,
    LetterKind.DEPOSIT: _DEPOSIT,
    LetterKind.GUARANTEE: _GUARANTEE,
    LetterKind.PLEDGE: _PLEDGE,
    LetterKind.GOODS_BACK: _GOODS_BACK,
    LetterKind.STOP: _STOP,
    LetterKind.CREDIT_STOP: _CREDIT_STOP,
    LetterKind.BREACH: _BREACH,
    LetterKind.CONFIRM: _CONFIRM,
    LetterKind.SIGNERS: _SIGNERS,
    LetterKind.FREE: (),
}


def usual_text(kind: LetterKind, translate: Callable[[str], str], in_chinese: bool = False) -> LetterText:
    """What a letter of this kind begins with, in the reader's language; its fields stay in braces, by their names."""
    title = translate(LETTERS[kind].template) if kind is not LetterKind.FREE else ""
    body = "\n".join(translate(one.template) for one in _BODIES[kind])
    return LetterText(title, merged(body, _CHINESE) if in_chinese else body)


_CHINESE = {field: f"{{{name}}}" for field, (name, _) in MERGE_FIELDS.items()}
