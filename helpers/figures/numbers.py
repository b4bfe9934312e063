"""Numbers as a book prints them: with a true minus sign, and no minus zero."""

from decimal import Decimal

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALL = Decimal("1e-5")
"""What is smaller is written with a power of ten."""


def true_minus(text: str) -> str:
    """Replace the hyphens of a number by minus signs."""
    return text.replace("-", "\N{MINUS SIGN}")


def fixed(value: float, decimals: int = 2) -> str:
    """Write a number with so many decimals: −0.50."""
    return true_minus(f"{value:z.{decimals}f}")


def significant(value: float, digits: int = 3) -> str:
    """Write a number with up to so many digits that count: 9,770 and 1.2 × 10⁻⁸."""
    rounded = f"{value:.{digits}g}"
    if 0 < abs(Decimal(rounded)) < SMALL:
        factor, exponent = rounded.split("e")
        power = str(int(exponent)).translate(SUPERSCRIPTS)
        return true_minus(f"{factor} × 10{power}")
    return true_minus(f"{Decimal(rounded) + 0:,f}")  # never minus zero
