"""What keeps the site from opening, told to the trainer."""

from workshop_kit.domain.errors import WorkshopKitError


class SiteError(WorkshopKitError):
    """The site cannot be opened as asked."""
