"""What goes wrong with words: told to an author, by file and key."""

from workshop_kit.domain.errors import WorkshopKitError


class ContentError(WorkshopKitError, ValueError):
    """A content file or notebook that is not as it should be."""
