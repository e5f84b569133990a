"""Exercises, and how a person gets them."""
