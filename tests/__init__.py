"""The tests: they mirror the package. ``support`` and ``worker`` are what they share."""
