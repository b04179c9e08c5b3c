"""Editors turn suggestions and passages into claims."""
