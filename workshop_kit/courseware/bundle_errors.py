"""What keeps a bundle from being made or served, told to the trainer."""

from workshop_kit.domain.errors import WorkshopKitError


class BundleError(WorkshopKitError):
    """The folder with all that a laptop needs cannot be made, or is not whole."""
