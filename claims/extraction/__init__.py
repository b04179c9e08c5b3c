"""A Capture's text becomes suggested Attributions."""
