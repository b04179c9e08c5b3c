"""Journeys in a real browser, against a real server process. A package, so that its browser ends with its last test."""
