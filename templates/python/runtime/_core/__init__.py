"""What every command needs: requests, answers, jobs, pages. Private: use the package's own names."""
