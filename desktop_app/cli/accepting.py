"""The option by which what is asked about is said to be meant so."""

from desktop_app.cli.readers import one_of
from desktop_app.cli.verbs import Option
from desktop_app.domain.doubts import Doubt
from desktop_app.language import N_

DOUBTS = tuple(Doubt)
"""What is asked before it is booked (`domain.doubts`)."""

ACCEPT = Option(
    "--accept", N_("a doubt that is meant so: {choices}; may be repeated"), "DOUBT", one_of(DOUBTS), many=True,
    choices=DOUBTS,
)  # fmt: skip
