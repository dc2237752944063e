"""Texts of the command line about credentials."""

from ..identity import PACKAGE

PROFILE_HELP = f"A section of ~/.config/{PACKAGE}.ini."
CREDENTIALS_HELP = f"""\
Credentials come from {PACKAGE.upper()}_TOKEN, {PACKAGE.upper()}_KEY, or
{PACKAGE.upper()}_USERNAME and {PACKAGE.upper()}_PASSWORD, or from ~/.config/{PACKAGE}.ini."""
