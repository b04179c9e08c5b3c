"""Public pages, made of Editions alone."""
