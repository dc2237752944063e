"""Detecting breaking changes: what differs between two specs, and what each difference means to callers and readers.

``spec_matching`` and ``spec_diff`` find the differences, ``find_changes`` turns them into typed changes, the modules of
``rules`` and ``classify`` decide which of these break whom, and ``reports`` renders the result.
"""
