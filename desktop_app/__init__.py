"""Business Platform, desktop edition: a small team's business in one application."""

__version__ = "0.1.0"
