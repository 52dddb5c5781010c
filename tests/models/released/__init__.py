"""Database files as released versions wrote them: each later version must open them all."""
