"""A reviewed dispute is frozen as a numbered Edition."""
