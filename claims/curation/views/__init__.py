"""Requests of the desk: its first page, the workbench, and the records that are made there."""
