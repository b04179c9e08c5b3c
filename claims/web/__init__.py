"""What requests share: access, partial pages, conflicts, components."""
