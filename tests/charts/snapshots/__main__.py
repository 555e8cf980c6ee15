"""Write the snapshots of all charts anew."""

from __future__ import annotations

from tests.charts.drawn import CHARTS
from tests.charts.snapshots import FOLDER, path_of, snapshot


def main() -> None:
    """Write what has changed, and say so; remove what has no chart any more."""
    for chart in CHARTS:
        path, fresh = path_of(chart), snapshot(chart)
        if not path.exists() or path.read_text(encoding="utf-8") != fresh:
            path.write_text(fresh, encoding="utf-8")
            print(f"{path.name} written")
    for path in FOLDER.glob("*.json"):
        if path.stem not in CHARTS:
            path.unlink()
            print(f"{path.name} removed")


if __name__ == "__main__":
    main()
