"""What the command line has for CloudStack: verbs and nouns, jobs, exit codes by error code."""
