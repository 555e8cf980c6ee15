"""Files made to do harm, and how they are made."""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "files" / "hostile"
