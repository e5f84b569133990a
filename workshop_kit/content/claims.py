"""What each claim of the workshop is served by, the same in every language."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from workshop_kit.content.part import Part, complete

CLAIMS = range(1, 12)
"""Numbers of the claims, as in ``docs/evidence.md``."""

ClaimNumber = Annotated[int, Field(ge=CLAIMS.start, lt=CLAIMS.stop)]


class Service(Part):
    """One activity that serves a claim.

    Attributes
    ----------
    module : str
        Name of the notebook, the same in every language, without its ending.
    widget : str
        Name of the class in `workshop_kit.widgets`.
    card : str
        Name of the card in ``evidence.yaml`` that says what stands behind it.
    """

    module: Annotated[str, Field(pattern=r"^[0-9]{2}_[a-z0-9_]+$")]
    widget: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]+$")]
    card: Annotated[str, Field(pattern=r"^[a-z_]+$")]


class ClaimsFile(Part):
    """``claims.yaml``: for each claim, at least one activity."""

    claims: dict[ClaimNumber, Annotated[tuple[Service, ...], Field(min_length=1)]]

    @model_validator(mode="after")
    def _every_claim(self) -> Self:
        return complete(self, "claims", CLAIMS)
