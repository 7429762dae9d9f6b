"""A sheet to try a printer with: a frame at the edge of the paper, and scales that show what is off (U41)."""

from desktop_app.documents.sheet import FINE, RULE, Align, DrawnSheet, PaperSize
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper
from desktop_app.language import translator

_EDGE = 10.0
"""Distance of the frame from the edge of the paper, in mm."""

_SHEETS = {
    VoucherPaper.CONTINUOUS: PaperSize(241, 139.7, 16.5, _EDGE, _EDGE),
    VoucherPaper.A5: PaperSize(210, 148, _EDGE, _EDGE, _EDGE),
    VoucherPaper.A4: PaperSize(210, 297, _EDGE, _EDGE, _EDGE),
}


def draw_trial_sheet(paper: VoucherPaper, language: str = "zh_CN") -> bytes:
    """PDF of the sheet in the true size of the paper; holds nothing of the book."""
    _ = translator(language)
    form = _SHEETS[paper]
    sheet = DrawnSheet(form, _("Test sheet"), language)
    sheet.start_page()
    sheet.frame(form.side, form.top, form.inner, form.foot - form.top)
    _rules(sheet, form)
    middle, y = form.width / 2, form.top + 30
    sheet.text(middle, y, _("Test sheet"), 18, Weight.BOLD, Align.CENTRE)
    lines = (
        f"{form.width:g} × {form.height:g} mm",
        _("Left and right the frame must be {side} mm from the edge of the paper, above and below {top} mm.").format(
            side=f"{form.side:g}", top=f"{form.top:g}"
        ),
        _("If it is not, the driver shrinks the page: choose 100 % or “actual size” in its settings."),
        "0123456789  12,345.60  清账 送货单 收货人签字",
    )
    for line in lines:
        y += 10
        sheet.text(middle, y, line, 10.5, align=Align.CENTRE)
    return sheet.to_bytes()


def _rules(sheet: DrawnSheet, form: PaperSize) -> None:
    """Scales along the upper and the left side of the frame, with a number every 50 mm."""
    for mm in range(0, int(form.inner) + 1, 5):
        length, width = (4, RULE) if mm % 10 == 0 else (2, FINE)
        sheet.line(form.side + mm, form.top, form.side + mm, form.top + length, width)
        if mm and mm % 50 == 0:
            sheet.text(form.side + mm, form.top + 9, str(mm), 8, align=Align.CENTRE)
    for mm in range(0, int(form.foot - form.top) + 1, 5):
        length, width = (4, RULE) if mm % 10 == 0 else (2, FINE)
        sheet.line(form.side, form.top + mm, form.side + length, form.top + mm, width)
        if mm and mm % 50 == 0:
            sheet.text(form.side + 6, form.top + mm + 1, str(mm), 8)
