"""What the benchmark prints: ratios beside their goals, met or missed."""

from statistics import median

FLAT = 1.2
LARGEST_PAGE = 60_000  # bytes of HTML


def rate(sample):
    return median(sample.rates)


def milliseconds(sample):
    return median(sample.seconds) * 1000


def verdict(met):
    return "met" if met else "MISSED"


def table(head, rows):
    """Return lines of a Markdown table, its columns aligned."""
    cells = [head, *[[str(cell) for cell in row] for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]


def ratios(pages, ours, vanilla):
    """Compare requests per second; pages: name -> goal, ours and vanilla: name -> Sample."""
    rows = []
    for name, goal in pages.items():
        ratio = rate(ours[name]) / rate(vanilla[name])
        rows.append(
            (
                name,
                f"{rate(ours[name]):.1f}",
                f"{rate(vanilla[name]):.1f}",
                f"{ratio:.1f}",
                f">= {goal}: {verdict(ratio >= goal)}" if goal else "",
                f"{ours[name].size / 1000:.1f}",
                f"{vanilla[name].size / 1000:.1f}",
                verdict(ours[name].size <= LARGEST_PAGE),
            )
        )
    head = ["Page", "Ours/s", "Vanilla/s", "Ratio", "Goal", "Ours kB", "Vanilla kB", "<= 60 kB"]
    return table(head, rows)


def growth(pages, small, large):
    """Compare milliseconds before and after growth; small and large: (ours, vanilla) samples."""
    rows = []
    for name in pages:
        ours, vanilla = ([milliseconds(s[site][name]) for s in (small, large)] for site in (0, 1))
        factor = ours[1] / ours[0]
        rows.append(
            (
                name,
                f"{ours[0]:.1f} -> {ours[1]:.1f}",
                f"{factor:.2f}",
                verdict(factor <= FLAT),
                f"{vanilla[0]:.1f} -> {vanilla[1]:.1f}",
                f"{vanilla[1] / vanilla[0]:.2f}",
            )
        )
    return table(["Page", "Ours ms", "Factor", f"<= {FLAT}", "Vanilla ms", "Factor"], rows)


def processes(servers):
    """Show start time and peak memory; servers: name -> Server."""
    rows = [
        (name, f"{server.first_answer:.1f}", f"{server.peak_memory() / 1e6:.0f}")
        for name, server in servers.items()
    ]
    return table(["Process", "First answer s", "Peak MB"], rows)
