"""What is said about the record of an evening, and when it cannot be read."""

from typing import Annotated

from workshop_kit.content.part import Part, Text, text


class RecordWords(Part):
    """``record.yaml``: how a record begins; a sentence for each trouble, and one that helps with all of them."""

    first_lines: Annotated[str, text("guests", "lines")]
    columns_shown: tuple[Text, Text, Text, Text, Text, Text, Text]
    yes: Text
    no: Text
    missing: Annotated[str, text("name")]
    unreadable: Annotated[str, text("name")]
    no_text: Annotated[str, text("name")]
    columns: Annotated[str, text("name")]
    line: Annotated[str, text("name", "line")]
    changed: Annotated[str, text("name")]
    mend: Text
