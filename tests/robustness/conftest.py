"""Say at the end how much was tried."""

from thorough import tried


def pytest_terminal_summary(terminalreporter):
    for kind, count in sorted(tried.items()):
        terminalreporter.write_line(f"tried: {count:,} {kind}")
