"""What a refused call lacks, and how it is given on the command line: said behind the words that all faces share."""

from desktop_app.domain.business_day import DayDoubted
from desktop_app.domain.errors import Needs, Said
from desktop_app.language import Translate

HOW = {
    Needs.PIN: Said("--pin-file FILE"),
    Needs.USER: Said("--user NAME and --user-pin-file FILE"),
    Needs.PASSPHRASE: Said("--passphrase-file FILE"),
    Needs.KEY: Said("--passphrase-file FILE, or the command recover"),
    Needs.TERMS: Said("--terms 月结30天, or --terms not-agreed"),
    Needs.PASSWORD: Said("--password-file FILE"),
    Needs.WORD_TO_GO_ON: Said("the commands restore and go-on"),
    Needs.END_OF_RESTORE: Said("finish-restore, or finish-restore --put-back to keep the book that was here"),
}


def whole_text(said: Said, translate: Translate) -> str:
    """What went wrong, and what to type so that it does not."""
    if said.needs is None:
        return said.text(translate)
    how = Said("--today {today}", today=said.today) if isinstance(said, DayDoubted) else HOW[said.needs]
    return Said("{refusal} On the command line: {how}.", refusal=said, how=how).text(translate)
