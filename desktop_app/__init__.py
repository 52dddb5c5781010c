"""Business Platform, desktop edition: a small team's business in one application."""

__version__ = "0.2.0"
