"""What action.yml runs: ``python -P -m slatebind.cli.github_action STEP``, where the step is ``lint``, ``diff`` or
``verify``.

Inputs come as environment variables. They become neither a part of a script nor options of git.
"""
