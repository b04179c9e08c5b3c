"""Bytes, files and pastes become a Source and its Capture."""
