"""Errors of the widgets."""

from workshop_kit.domain.errors import WorkshopKitError


class FigureError(WorkshopKitError, ValueError):
    """Something that a chart cannot show."""


class SheetError(WorkshopKitError, LookupError):
    """A sheet of questions that no exercise has."""
