"""Texts of the command line about credentials."""

PROFILE_HELP = "A section of cloudstack.ini or ~/.cmk/config."
CREDENTIALS_HELP = """\
Credentials come from CLOUDSTACK_ENDPOINT, CLOUDSTACK_KEY and CLOUDSTACK_SECRET, from
cloudstack.ini, ~/.cloudstack.ini or ~/.cmk/config."""
